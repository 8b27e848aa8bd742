// [data-theme-switch] goes through light, dark and the device's own. Kept in a cookie, so that the
// server writes it into the next page and nothing flashes.

import { bind } from "./bind.js";

const names = ["light", "dark", ""];

export function start(root) {
  bind(root, "[data-theme-switch]", (button) => {
    button.hidden = false;
    show(button);
    button.addEventListener("click", () => {
      const now = document.documentElement.dataset.theme;
      const next = names[(names.indexOf(now) + 1) % names.length];
      document.documentElement.dataset.theme = next;
      const age = next ? 31536000 : 0;
      document.cookie = `theme=${next}; path=/; max-age=${age}; samesite=lax`;
      document.querySelectorAll("[data-theme-switch]").forEach(show);
    });
  });
}

function show(button) {
  const words = button.dataset.themeWords.split("|");
  const place = Math.max(0, names.indexOf(document.documentElement.dataset.theme));
  const known = names.includes(document.documentElement.dataset.theme);
  button.querySelector("[data-theme-now]").textContent = words[known ? place : 2];
}
