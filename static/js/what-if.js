// Binds [data-what-if]: every choice works the plan out in the page by what-if-rule.js, shows it in
// the words the server would use, and keeps the plan in the address. Nothing is sent.

import { bind } from "./bind.js";
import { decimal } from "./decimal.js";
import { whatIf } from "./what-if-rule.js";
import { fill, oddsOf, percent, sureOf } from "./what-if-sure.js";

export function start(root) {
  bind(root, "[data-what-if]", (form) => {
    const rule = JSON.parse(document.getElementById("what-if-rule").textContent);
    const show = () => update(form, rule);
    form.querySelector("[data-what-if-send]").hidden = true;
    form.addEventListener("change", show);
    for (const link of form.querySelectorAll("[data-what-if-plan]")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        take(form, rule, new URL(link.href).searchParams);
        show();
      });
    }
    show();
  });
}

function take(form, { given }, plan) {
  given.codes.forEach((code, place) => {
    form.elements[code].value = plan.get(code) ?? given.levels[place] ?? "";
  });
}

function update(form, rule) {
  const { given } = rule;
  const planned = given.codes.map((code) => Number(form.elements[code].value) || null);
  const found = whatIf(given, planned);
  const moved = given.codes.filter((_, place) => planned[place] !== given.levels[place]);
  const part = (name) => form.querySelector(`[data-what-if-${name}]`);
  const tell = (name, words) => {
    for (const element of form.querySelectorAll(`[data-what-if-${name}]`)) say(element, words);
  };
  tell("title", titleOf(rule, found));
  tell("name", rule.levels[found.low] ?? "");
  tell("verdict", verdictOf(rule, found, moved.length > 0));
  tell("score", scoreOf(rule, found));
  tell("sure", sureOf(rule, found));
  form.querySelectorAll("[data-what-if-share]").forEach((cell, place) => {
    say(cell, percent(found.likelihood[place]));
  });
  form.querySelectorAll("[data-what-if-count]").forEach((cell, place) => {
    say(cell, String(found.profile[place]));
  });
  drawStairs(part("stairs").firstElementChild, rule, found);
  tell("next", nextOf(rule, found));
  part("checks").replaceChildren(...checksOf(rule, found).map((one) => item(part("check"), one)));
  keep(new URLSearchParams(moved.map((code) => [code, form.elements[code].value])));
}

// A live region speaks only when something changed.
function say(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

function titleOf({ phrases }, { low, high }) {
  if (low === null) return phrases.unknown;
  return low === high ? fill(phrases.level, { level: low }) : fill(phrases.range, { low, high });
}

function verdictOf(rule, found, isMoved) {
  const [{ phrases, level }, { low }] = [rule, found];
  if (!isMoved || level === null || low === null) return isMoved ? "" : phrases.nothing;
  const key = low > level ? "rises" : low < level ? "falls" : "stays";
  const text = fill(phrases[key], { now: level, then: low });
  return key === "rises" ? `${text} ${oddsOf(rule, found)}`.trim() : text;
}

function nextOf({ phrases }, { low, next }) {
  if (next) return fill(phrases.next, next);
  return low === null ? phrases.open : phrases.top;
}

function scoreOf({ phrases, given, places }, { score, change }) {
  if (score === null) return "";
  const write = (value) => decimal(value, places);
  const values = { score: write(score), top: given.top };
  const size = write(Math.abs(change ?? 0));
  if (size === write(0)) return fill(phrases.score, values);
  return fill(phrases.score_change, { ...values, change: (change > 0 ? "+" : "−") + size });
}

function checksOf({ phrases, given, names }, { next }) {
  if (!next) return [];
  const values = { ...next, floor: next.target - 1, size: given.codes.length };
  const holds = {
    foundations: next.foundations.length === 0,
    quota: next.reached >= next.needed,
    below: next.below.length === 0,
  };
  if (!given.core.some(Boolean)) delete holds.foundations;
  return Object.entries(holds).map(([key, isMet]) => {
    const named = Array.isArray(next[key]) ? next[key].map((place) => names[place]) : [];
    const phrase = phrases[`${key}_${isMet ? "met" : "missing"}`];
    return { key, isMet, text: fill(phrase, { ...values, names: named.join(", ") }) };
  });
}

function item(template, { key, isMet, text }) {
  const made = template.content.firstElementChild.cloneNode(true);
  made.dataset.check = key;
  made.classList.toggle("what-if__check--met", isMet);
  made.querySelector("span").textContent = text;
  return made;
}

function drawStairs(stairs, { phrases, given: { top } }, { low, high }) {
  const [from, to] = [low ?? 0, high ?? 0];
  const phrase = from === to ? phrases.stairs : phrases.stairs_range;
  stairs.setAttribute("aria-label", from ? fill(phrase, { low, high, top }) : phrases.unknown);
  [...stairs.children].forEach((step, place) => {
    step.classList.toggle("staircase__step--ahead", place + 1 > to);
    step.classList.toggle("staircase__step--now", place + 1 >= from && place + 1 <= to);
  });
}

function keep(plan) {
  const query = `${plan}` && `?${plan}`;
  history.replaceState(null, "", location.pathname + query);
}

start(document);
