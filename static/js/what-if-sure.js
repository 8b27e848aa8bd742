// How sure a level is, in the words of reports/sections/what_if_words.py.

import { decimal } from "./decimal.js";

export function fill(phrase, values) {
  return phrase.replace(/%\((\w+)\)s/g, (_, name) => values[name]);
}

// Never 0% or 100%: what is almost certain from answers is still estimated.
export function percent(share) {
  if (share > 0.99) return ">99%";
  return share < 0.01 ? "<1%" : `${decimal(share * 100, 0)}%`;
}

export function sureOf({ phrases, bands, shares }, { low, likelihood }) {
  if (!likelihood || low === null) return "";
  const chance = likelihood[low - 1];
  const [, band] = bands.find(([limit]) => chance >= limit) ?? [];
  const words = band ? phrases[band] : fill(phrases.between, neighborsOf(phrases, likelihood, low));
  if (!band || !shares) return fill(phrases.sure, { words });
  return fill(phrases.sure_share, { words, share: percent(chance) });
}

// Said of a plan that leads higher, for it not to be read as a promise: nothing where it is likely.
export function oddsOf({ phrases, odds, likely, shares }, { low, likelihood }) {
  if (!likelihood) return "";
  const share = likelihood.slice(low - 1).reduce((total, chance) => total + chance, 0);
  if (share >= likely) return "";
  const words = phrases[odds.find(([limit]) => share >= limit)[1]];
  return fill(phrases[shares ? "odds_share" : "odds"], { words, share: percent(share) });
}

function neighborsOf(phrases, likelihood, low) {
  const [below, above] = [likelihood[low - 2] ?? -1, likelihood[low] ?? -1];
  const first = below >= above ? low - 1 : low;
  const name = (level) => fill(phrases.level, { level });
  return { a: name(first), b: name(first + 1) };
}
