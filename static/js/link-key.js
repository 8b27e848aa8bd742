// [data-link-key-form] posts the key that came in the address's fragment: the fragment is never sent
// to a server by itself, so no log and no Referer ever holds the key.

import { bind } from "./bind.js";

export function start(root) {
  bind(root, "[data-link-key-form]", (form) => {
    send(form);
    window.addEventListener("hashchange", () => send(form));
  });
}

function send(form) {
  const key = window.location.hash.slice(1);
  if (!key || key === "main") return;
  window.history.replaceState(null, "", window.location.pathname);
  form.querySelector("[name=key]").value = key;
  form.requestSubmit();
}

start(document);
