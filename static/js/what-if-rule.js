// The staged rule, as in reports/sections/what_if.py: from where the elements stand (`given`) and
// where they are planned to stand (`planned`, null = not rated) to level, score and what is missing.
// Whole numbers only decide the level; a test runs both rules on the same cases.

import { likelihoodOf, neededOf as needed } from "./what-if-chances.js";

export function whatIf(given, planned) {
  const [low, high] = levelRange(given, planned);
  const score = scoreOf(given, planned);
  const now = scoreOf(given, given.levels);
  return {
    low,
    high,
    profile: scale(given).map((level) => planned.filter((one) => one === level).length),
    score,
    change: score === null || now === null ? null : score - now,
    next: low === null || low === given.top ? null : blocked(given, planned, low + 1),
    likelihood: low === null ? null : likelihoodOf(given, planned),
  };
}

function scale(given) {
  return Array.from({ length: given.top }, (_, place) => place + 1);
}

// Not rated counts as nothing for the low end and as the top for the high end.
function levelRange(given, planned) {
  if (!planned.some(Boolean)) return [null, null];
  return [0, given.top].map((stand) => {
    const levels = planned.map((level) => level ?? stand);
    return Math.max(1, ...scale(given).filter((target) => reaches(given, levels, target)));
  });
}

function reaches(given, levels, target) {
  return (
    levels.every((level, place) => level >= (given.core[place] ? target : target - 1)) &&
    levels.filter((level) => level >= target).length >= needed(given, levels.length)
  );
}

function blocked(given, planned, target) {
  const places = planned.map((_, place) => place);
  const below = (place, level) => (planned[place] ?? 0) < level;
  return {
    target,
    foundations: places.filter((place) => given.core[place] && below(place, target)),
    reached: places.filter((place) => !below(place, target)).length,
    needed: needed(given, planned.length),
    below: places.filter((place) => below(place, target - 1)),
  };
}

function scoreOf(given, planned) {
  let [total, weight] = [0, 0];
  planned.forEach((level, place) => {
    if (level === null) return;
    total += given.weights[place] * meanOf(given, place, level);
    weight += given.weights[place];
  });
  return weight ? total / weight : null;
}

// A mean moves by as many levels as its element; what was not rated counts with its level.
function meanOf(given, place, level) {
  const [now, mean] = [given.levels[place], given.means[place]];
  if (now === null || mean === null) return level;
  return Math.min(Math.max(mean + level - now, 1), given.top);
}
