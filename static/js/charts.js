// Turns the drawings of a page into interactive Plotly charts once they come into view.
//
// A figure is the element [data-figure] that holds the server's SVG in [data-figure-plot] and the
// plain Plotly figure in a JSON script. The SVG stays in the page: it is what prints, and what is
// seen while the bundle loads, when it fails, and without JavaScript. The live chart is an image to
// assistive technology, with the name and description of the SVG; keyboards have the table.
//
// The page must hold <meta name="plotly-src" content="(URL of the bundle)">, or data-plotly-src on
// the figure, and in its head <style id="plotly.js-style-global" nonce="..."></style>: Plotly writes
// its rules into that element, and under our content policy may not make one of its own.

import { bind } from "./bind.js";

const config = {
  displaylogo: false,
  displayModeBar: false,
  doubleClick: false,
  plotlyServerURL: "",
  responsive: true,
  scrollZoom: false,
  showSendToCloud: false,
  showTips: false,
};

const drawn = new Set();
let bundle = null;

function loadPlotly(url) {
  bundle ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = () => (window.Plotly ? resolve(window.Plotly) : reject(new Error("no Plotly")));
    script.onerror = () => reject(new Error(`could not load ${url}`));
    document.head.append(script);
  });
  return bundle;
}

function whenIdle(task) {
  if ("requestIdleCallback" in window) window.requestIdleCallback(task, { timeout: 1500 });
  else window.setTimeout(task, 200);
}

// The figure names its colors in layout.meta.colors; the page's tokens say what they are by now.
function readPalette(names) {
  const probe = document.createElement("span");
  document.body.append(probe);
  const palette = new Map();
  for (const [color, token] of Object.entries(names)) {
    probe.style.color = `var(--color-${token})`;
    palette.set(color, getComputedStyle(probe).color);
  }
  probe.remove();
  return palette;
}

function recolor(part, palette) {
  if (typeof part === "string") return palette.get(part) ?? part;
  if (Array.isArray(part)) return part.map((each) => recolor(each, palette));
  if (part === null || typeof part !== "object") return part;
  const pairs = Object.entries(part).map(([key, value]) => [key, recolor(value, palette)]);
  return Object.fromEntries(pairs);
}

function paint(chart) {
  const { meta, ...layout } = chart.figure.layout;
  const palette = readPalette(meta.colors);
  return {
    data: recolor(chart.figure.data, palette),
    layout: { ...recolor(layout, palette), autosize: true, transition: { duration: 0 } },
  };
}

function show(chart, live) {
  chart.live.hidden = !live;
  chart.picture.style.display = live ? "none" : "";
}

async function draw(element) {
  const plot = element.querySelector("[data-figure-plot]");
  const source = element.querySelector('script[type="application/json"]');
  const picture = plot?.querySelector("svg");
  const meta = document.querySelector('meta[name="plotly-src"]');
  const url = element.dataset.plotlySrc ?? meta?.content;
  if (!source || !picture || !url) return;

  const live = document.createElement("div");
  const chart = { figure: JSON.parse(source.textContent), live, picture };
  try {
    const Plotly = await loadPlotly(url);
    live.setAttribute("role", "img");
    live.setAttribute("aria-labelledby", picture.getAttribute("aria-labelledby"));
    plot.append(live);
    show(chart, true);
    const { data, layout } = paint(chart);
    await Plotly.newPlot(live, data, layout, config);
    drawn.add(chart);
  } catch (error) {
    live.remove();
    picture.style.display = "";
    console.warn(`The figure ${element.dataset.figure} stays a picture: ${error.message}`);
  }
}

function repaint() {
  for (const chart of drawn) {
    if (chart.live.isConnected) {
      const { data, layout } = paint(chart);
      window.Plotly.react(chart.live, data, layout, config);
    } else {
      window.Plotly.purge(chart.live);
      drawn.delete(chart);
    }
  }
}

const showAll = (live) => drawn.forEach((chart) => show(chart, live));

function watchPage() {
  const theme = new MutationObserver(repaint);
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  window.addEventListener("beforeprint", () => showAll(false));
  window.addEventListener("afterprint", () => showAll(true));
}

const inView = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (isIntersecting) {
      inView.unobserve(target);
      whenIdle(() => draw(target.closest("[data-figure]")));
    }
  }
}, { rootMargin: "200px" });

watchPage();

export function start(root) {
  bind(root, "[data-figure-plot]", (plot) => inView.observe(plot));
}
