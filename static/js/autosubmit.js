// [data-autosubmit] on a select sends its form when a choice is made; the form's button is for
// pages without JavaScript and goes away.

import { bind } from "./bind.js";

export function start(root) {
  bind(root, "select[data-autosubmit]", (select) => {
    const button = select.form?.querySelector("button[type=submit]:not([name])");
    if (button) button.hidden = true;
    select.addEventListener("change", () => select.form.requestSubmit());
  });
}
