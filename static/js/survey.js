// The respondent's page: takes the key from the address's fragment, which no server ever sees in
// an address or log, posts it, and swaps the answer into [data-survey]. Nothing is kept on the
// device: answers live in memory until the server has them.

import { startAnswering } from "./survey-answering.js";

const survey = document.querySelector("[data-survey]");
const address = "/s/";
let answering = null;

async function open(key) {
  const form = document.querySelector("[data-entry]");
  const opening = document.querySelector("[data-opening]");
  if (form && opening) [form.hidden, opening.hidden] = [true, false];
  await send(address, new URLSearchParams({ key }));
}

// Post and show the page that comes back, whatever its status; try again while there is no network.
async function send(url, body) {
  survey.setAttribute("aria-busy", "true");
  try {
    const response = await post(url, body);
    show(await response.text());
  } catch {
    say(survey.dataset.lost);
    await networkOrPatience();
    return send(url, body);
  } finally {
    survey.removeAttribute("aria-busy");
  }
}

function post(url, body) {
  return fetch(url, {
    method: "POST",
    body,
    headers: { "X-Survey": "1" },
    credentials: "omit",
    referrerPolicy: "no-referrer",
    signal: AbortSignal.timeout(20_000),
  });
}

function networkOrPatience() {
  return new Promise((resolve) => {
    addEventListener("online", resolve, { once: true });
    setTimeout(resolve, 4_000);
  });
}

function say(words) {
  let line = survey.querySelector("[data-lost-line]");
  if (!line) {
    line = document.createElement("p");
    line.className = "lost";
    line.dataset.lostLine = "";
    line.setAttribute("role", "status");
    survey.prepend(line);
  }
  line.textContent = words;
}

function show(html) {
  answering?.stop();
  survey.innerHTML = html;
  const title = survey.querySelector("[data-title]");
  if (title) document.title = title.content.textContent.trim();
  title?.remove();
  start();
}

function start() {
  // What copies the link comes only when somebody asks for it: the first view stays small.
  survey.querySelector(".aside")?.addEventListener("toggle", copyable, { once: true });
  const form = survey.querySelector("[data-form]");
  const own = survey.querySelector("[data-own]");
  if (own) Object.assign(form.dataset, own.dataset);
  answering = form ? startAnswering(form, { post, show }) : null;
  if (form?.dataset.key) history.replaceState(null, "", `${address}#${form.dataset.key}`);
  const link = own && survey.querySelector("#personal-link");
  if (link) link.textContent = location.href;
  if (!form) focusHeading();
}

async function copyable() {
  const copy = await import("./copy.js");
  copy.start(survey);
}

function focusHeading() {
  const heading = survey.querySelector("main:not([hidden]) h1");
  scrollTo(0, 0);
  if (document.body.dataset.started) heading?.focus({ preventScroll: true });
  document.body.dataset.started = "yes";
}

survey.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-swap]")) return;
  event.preventDefault();
  const sent = new URLSearchParams(new FormData(form));
  send(form.getAttribute("action"), sent);
});

survey.addEventListener("click", (event) => {
  if (!event.target.closest("[data-again]")) return;
  history.replaceState(null, "", address);
});

function keyInAddress() {
  return location.hash.slice(1);
}

addEventListener("hashchange", () => {
  if (keyInAddress() && keyInAddress() !== answering?.key) open(keyInAddress());
});

const entry = document.querySelector("[data-entry]");
if (keyInAddress() && entry) open(keyInAddress());
else {
  entry?.setAttribute("data-ready", "");
  start();
}
