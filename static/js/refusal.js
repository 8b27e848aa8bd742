// Says in the message region why htmx could not do something: the words of a 422 in plain text,
// or that the network or the server failed.

import { bind } from "./bind.js";

export function start(root) {
  bind(root, "#messages", (region) => {
    document.addEventListener("htmx:beforeSwap", (event) => {
      const { xhr } = event.detail;
      if (!xhr.getResponseHeader("Content-Type")?.startsWith("text/plain")) return;
      event.detail.shouldSwap = false;
      say(region, xhr.responseText);
    });
    for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
      document.addEventListener(failure, (event) => {
        if (event.detail.xhr?.status !== 422) say(region, region.dataset.failed);
      });
    }
  });
}

function say(region, words) {
  // What fails every second is said once.
  if (region.lastElementChild.textContent.trim() === words) return;
  const template = region.querySelector("template");
  const message = template.content.firstElementChild.cloneNode(true);
  message.querySelector("[data-words]").textContent = words;
  region.append(message);
  message.scrollIntoView({ block: "nearest" });
}
