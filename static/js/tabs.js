// A row of tabs that does not fit begins where the current one is in sight.

import { bind } from "./bind.js";

export function start(root) {
  bind(root, "[data-tabs] [aria-current]", (tab) => {
    const row = tab.closest("[data-tabs]");
    const spare = (row.clientWidth - tab.offsetWidth) / 2;
    row.scrollLeft = tab.offsetLeft - row.offsetLeft - spare;
  });
}
