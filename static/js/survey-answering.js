// Answering: one question at a time out of a page that holds all of them, so that it goes on
// without a network. Every change is handed to the queue at once.

import { listen as listenToKeys } from "./survey-keys.js";
import { commentOf, countCharacters, fill, refuse, summarize } from "./survey-fields.js";
import { Queue } from "./survey-queue.js";

const TYPING_PAUSE = 700;

export function startAnswering(form, { post, show }) {
  const pages = [...form.querySelectorAll("[data-question]"), form.querySelector("[data-review]")];
  const review = pages.length - 1;
  const stopping = new AbortController();
  const typing = new Map();
  const queue = form.dataset.preview === undefined ? makeQueue() : null;
  let at = 0;

  function makeQueue() {
    const state = document.querySelector("[data-state]");
    return new Queue({
      key: form.dataset.key,
      save: form.dataset.save,
      submit: form.dataset.submit,
      post,
      onState: (name, words) => {
        state.dataset.state = name;
        state.textContent = words ?? state.dataset[name] ?? "";
      },
      onRefused: (refused) => refused.forEach((one) => refuse(form, one)),
      onSubmitted: (html) => show(html),
    });
  }

  function go(to, { remember = true, focus = true } = {}) {
    at = Math.max(0, Math.min(review, to));
    pages.forEach((page, index) => (page.hidden = index !== at));
    if (at === review) summarize(form);
    form.querySelector("[data-yours]").hidden = at !== 0 || form.dataset.new === undefined;
    const [back, next, submit] = ["back", "next", "submit"].map((value) =>
      form.querySelector(`.foot [value="${value}"]`),
    );
    back.disabled = at === 0;
    next.hidden = at === review;
    submit.hidden = at !== review || !queue;
    form.querySelector("[data-hint]").hidden = at === review;
    document.querySelector("[data-progress]").value = Math.min(at + 1, review);
    if (remember) history.pushState({ at }, "");
    scrollTo(0, 0);
    if (focus) pages[at].querySelector("h1").focus({ preventScroll: true });
  }

  function flushTyping() {
    for (const [textarea, timer] of typing) {
      clearTimeout(timer);
      queue?.add(...commentOf(textarea));
    }
    typing.clear();
  }

  function act(wanted) {
    flushTyping();
    if (wanted === "next") go(at + 1);
    else if (wanted === "back") go(at - 1);
    else if (wanted === "submit") queue?.submit();
    else go(pages.findIndex((page) => page.dataset.question === wanted));
  }

  function on(target, name, heard) {
    target.addEventListener(name, heard, { signal: stopping.signal });
  }

  on(form, "submit", (event) => {
    event.preventDefault();
    act(event.submitter?.value ?? "next");
  });
  on(form, "change", ({ target }) => {
    if (target.type !== "radio") return flushTyping();
    const [field, element] = target.name.split("-");
    refuse(form, { element, field, reason: "" });
    queue?.add(element, { [field]: Number(target.value) });
  });
  on(form, "input", ({ target }) => {
    if (target.type !== "textarea") return;
    countCharacters(target);
    clearTimeout(typing.get(target));
    typing.set(target, setTimeout(flushTyping, TYPING_PAUSE));
    queue?.touch();
  });
  on(window, "popstate", ({ state }) => {
    if (state?.at !== undefined) go(state.at, { remember: false });
  });
  on(window, "beforeunload", (event) => {
    flushTyping();
    if (queue?.isWaiting) event.preventDefault();
  });
  on(document, "visibilitychange", () => {
    if (document.visibilityState === "hidden") flushTyping();
  });
  listenToKeys(form, { act, page: () => pages[at], signal: stopping.signal });

  const { submitted, first, given } = fill(form);
  if (given) queue?.resumed();
  const begin = submitted || first === -1 ? review : first;
  history.replaceState({ at: begin }, "");
  go(begin, { remember: false });

  return {
    key: form.dataset.key,
    stop() {
      stopping.abort();
      queue?.stop();
    },
  };
}
