// [data-print] prints the page; without JavaScript the browser's own menu does.

import { bind } from "./bind.js";

export function start(root) {
  bind(root, "[data-print]", (button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
}

start(document);
