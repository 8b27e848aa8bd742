// Builds static/vendor/plotly-hilo-4.1.1.min.js: plotly.js with only the trace types HILO draws.
//
// Run it by hand when the version changes; a checkout never needs Node, the result is committed.
// plotly.js 4 asks for Node 22 but builds with 20; without a named version npm on Node 20 takes 3.7.0 in silence.
//
//   mkdir /tmp/plotly && cd /tmp/plotly && npm init -y
//   npm i plotly.js@4.1.1 esbuild@0.28.2 --engine-strict=false --force
//   node <checkout>/vendoring/build-plotly.mjs /tmp/plotly <checkout>/static/vendor
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const PLOTLY = "4.1.1";
const ESBUILD = "0.28.2";
const TRACES = ["bar", "box", "heatmap", "scatter", "scatterpolar"];
// Each address below is only a default that our pages never use; empty ones cannot be reached by mistake.
const HOSTS = ["https://cloud.plotly.com/newchart", "https://cdn.plot.ly/un/"];

const [workshop, target] = process.argv.slice(2);
if (!workshop || !target) {
  throw new Error("usage: build-plotly.mjs FOLDER_WITH_NODE_MODULES TARGET_FOLDER");
}
const require = createRequire(join(workshop, "index.js"));
const { build, version: esbuildVersion } = require("esbuild");
const plotlyVersion = require("plotly.js/package.json").version;
if (plotlyVersion !== PLOTLY || esbuildVersion !== ESBUILD) {
  throw new Error(`expected plotly.js ${PLOTLY} and esbuild ${ESBUILD}, found ${plotlyVersion} and ${esbuildVersion}`);
}

const entry = [
  'const Plotly = require("plotly.js/lib/core");',
  `Plotly.register([${TRACES.map((name) => `require("plotly.js/lib/${name}")`).join(", ")}]);`,
  "module.exports = Plotly;",
].join("\n");
const licence = readFileSync(join(workshop, "node_modules/plotly.js/LICENSE"), "utf8").trim();
const banner = `/*!\nplotly.js ${PLOTLY}, custom bundle: ${TRACES.join(", ")}\n\n${licence}\n*/`;

const { outputFiles } = await build({
  stdin: { contents: entry, resolveDir: workshop, loader: "js" },
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "Plotly",
  target: "es2020",
  define: { global: "window", "define.amd": "false", "process.env.NODE_ENV": '"production"' },
  legalComments: "none",
  loader: { ".css": "empty", ".glsl": "text" },
  write: false,
  logLevel: "warning",
});
let code = outputFiles[0].text;
for (const host of HOSTS) {
  code = code.replaceAll(host, "");
}
const upload = 'showSendToCloud:{valType:"boolean",dflt:';
if (!code.includes(`${upload}!0`)) {
  throw new Error("the upload button has moved: find its default and switch it off");
}
code = code.replace(`${upload}!0`, `${upload}!1`);
if (/\beval\(|new Function\(|\bFunction\("/.test(code)) {
  throw new Error("the bundle would evaluate text as code");
}
const file = join(target, `plotly-hilo-${PLOTLY}.min.js`);
const text = `${banner}\n${code}`;
writeFileSync(file, text);
console.log(`${file} ${text.length} bytes sha256 ${createHash("sha256").update(text).digest("hex")}`);
