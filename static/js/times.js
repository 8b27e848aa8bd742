// time[data-relative] reads as "3 minutes ago" in the page's language; the full date stays as title.

import { bind } from "./bind.js";

const spans = [
  ["year", 31536000],
  ["month", 2592000],
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
];

export function start(root) {
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
  bind(root, "time[data-relative]", (time) => {
    time.title = time.title || time.textContent.trim();
    time.textContent = relative(words, (new Date(time.dateTime) - Date.now()) / 1000);
  });
}

function relative(words, seconds) {
  for (const [unit, length] of spans) {
    if (Math.abs(seconds) >= length) return words.format(Math.trunc(seconds / length), unit);
  }
  return words.format(0, "minute");
}
