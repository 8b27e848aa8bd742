// [data-copy="#id"] copies the value or text of that element, and says so for two seconds: in the
// button to the eye, in the status line beside it to the ear.

import { bind } from "./bind.js";

export function start(root) {
  if (!navigator.clipboard) return;
  bind(root, "[data-copy]", (button) => {
    const words = button.querySelector("span") ?? button;
    const before = words.textContent;
    let timer = 0;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(textOf(button.dataset.copy));
      say(button, words, button.dataset.copied ?? before);
      clearTimeout(timer);
      timer = setTimeout(() => say(button, words, before, ""), 2000);
    });
  });
}

function textOf(selector) {
  const source = document.querySelector(selector);
  return source.value ?? source.textContent.trim();
}

function say(button, words, seen, heard = seen) {
  words.textContent = seen;
  const status = button.parentElement.querySelector("[role=status]");
  if (status) status.textContent = heard;
}
