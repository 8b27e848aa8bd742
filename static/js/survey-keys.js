// Keys for one hand: a digit chooses, 0 or ? says one can't judge, Enter goes on, Backspace goes
// back. They can be switched off, as single keys must be (WCAG 2.1.4).

import { choose } from "./survey-fields.js";

export function listen(form, { act, page, signal }) {
  document.addEventListener("keydown", (event) => heard(event, form, act, page()), { signal });
}

function heard(event, form, act, page) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const { target, key } = event;
  if (target.matches("textarea, select, input:not([type='radio'], [type='checkbox'])")) return;
  if (document.querySelector("[data-keys]")?.checked === false) {
    // Enter in a radio button must go on, not press the form's first button.
    if (key === "Enter" && target.type === "radio") stopThen(event, () => act("next"));
    return;
  }
  const code = page.dataset.question;
  if (key === "Enter" && !target.closest("button, a, summary, details")) {
    stopThen(event, () => act(code ? "next" : "submit"));
  } else if (key === "Backspace") {
    stopThen(event, () => act("back"));
  } else if (code && /^[0-9?]$/.test(key)) {
    const radio = choose(form, `level-${code}`, key === "?" ? "0" : key);
    if (!radio) return;
    stopThen(event, () => radio.dispatchEvent(new Event("change", { bubbles: true })));
    radio.closest("label").scrollIntoView({ block: "nearest" });
  }
}

function stopThen(event, act) {
  event.preventDefault();
  if (!event.repeat) act();
}
