// Writes a number as reports/charts/decimals.py does: a half goes away from zero, and what a sum
// leaves at the tenth decimal does not decide which way.

export function decimal(value, places) {
  const [minimumFractionDigits, maximumFractionDigits] = [places, places];
  const digits = { minimumFractionDigits, maximumFractionDigits };
  return Number(value.toFixed(9)).toLocaleString(document.documentElement.lang, digits);
}
