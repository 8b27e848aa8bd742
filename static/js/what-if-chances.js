// How likely each level of the whole is, as in assessments/scoring/org_level_chances.py: the same steps
// in the same order; a test runs both on the same cases.

export function likelihoodOf(given, planned) {
  if (!given.stated || planned.every((level, place) => level === given.levels[place])) {
    return given.stated ?? null;
  }
  const places = planned.map((_, place) => place).filter((place) => planned[place] !== null);
  const chances = places.map((place) => moved(given, place, planned[place]));
  const core = places.map((place) => given.core[place]);
  const reached = [1];
  for (let target = 2; target <= given.top; target += 1) {
    reached.push(reaching(chances, core, target, neededOf(given, places.length)));
  }
  reached.push(0);
  return reached.slice(0, -1).map((here, place) => Math.max(0, here - reached[place + 1]));
}

// The quota, rounded up, without ever dividing into a fraction.
export function neededOf(given, size) {
  const [part, whole] = given.quota;
  const rest = (part * size) % whole;
  return (part * size - rest) / whole + (rest ? 1 : 0);
}

function moved(given, place, level) {
  const [now, chances] = [given.levels[place], given.chances[place]];
  const found = Array(given.top).fill(0);
  if (now === null || !chances) {
    found[level - 1] = 1;
    return found;
  }
  chances.forEach((chance, at) => {
    found[Math.min(Math.max(at + level - now, 0), given.top - 1)] += chance;
  });
  return found;
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

function reaching(chances, core, target, needed) {
  let ways = [1];
  chances.forEach((each, place) => {
    const at = sum(each.slice(target - 1));
    const near = core[place] ? 0 : each[target - 2];
    const kept = [...ways.map((way) => near * way), 0];
    const raised = [0, ...ways.map((way) => at * way)];
    ways = kept.map((way, count) => way + raised[count]);
  });
  return sum(ways.slice(needed));
}
