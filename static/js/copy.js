// [data-copy="#id"] copies the value or text of that element, and says so for two seconds.

import { bind } from "./bind.js";

export function start(root) {
  if (!navigator.clipboard) return;
  bind(root, "[data-copy]", (button) => {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  });
}

async function copy(button) {
  const source = document.querySelector(button.dataset.copy);
  await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
  const words = button.querySelector("span") ?? button;
  const before = words.textContent;
  words.setAttribute("role", "status");
  words.textContent = button.dataset.copied ?? before;
  setTimeout(() => {
    words.textContent = before;
  }, 2000);
}
