// details[data-menu] closes on Escape and on a click elsewhere, as a menu is expected to.

import { bind } from "./bind.js";

export function start(root) {
  bind(root, "details[data-menu]", (menu) => {
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    document.addEventListener("click", (event) => {
      if (menu.open && !menu.contains(event.target)) menu.open = false;
    });
  });
}
