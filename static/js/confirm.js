// [data-confirm="question"] on a form or button asks before it is sent. What cannot be undone has
// a page of its own; this is for the small things.

import { bind } from "./bind.js";

export function start(root) {
  bind(root, "form[data-confirm]", (form) => {
    form.addEventListener("submit", (event) => ask(event, form.dataset.confirm));
  });
  bind(root, "button[data-confirm]", (button) => {
    button.addEventListener("click", (event) => ask(event, button.dataset.confirm));
  });
}

function ask(event, question) {
  if (window.confirm(question)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}
