// Starts the small modules on the page, and again on every fragment that htmx swaps in.

import { start as startAutosubmit } from "./autosubmit.js";
import { start as startConfirm } from "./confirm.js";
import { start as startCopy } from "./copy.js";
import { start as startMenu } from "./menu.js";
import { start as startRefusal } from "./refusal.js";
import { start as startTabs } from "./tabs.js";
import { start as startTheme } from "./theme.js";

const modules = [
  startAutosubmit,
  startConfirm,
  startCopy,
  startMenu,
  startRefusal,
  startTabs,
  startTheme,
];

// Charts come only to pages that show one.
async function startCharts(root) {
  if (!root.querySelector("[data-figure-plot]")) return;
  const { start } = await import("./charts.js");
  start(root);
}

function startAll(root) {
  for (const start of modules) start(root);
  startCharts(root);
}

startAll(document);
document.addEventListener("htmx:load", (event) => {
  if (event.target !== document.body) startAll(event.target);
});
