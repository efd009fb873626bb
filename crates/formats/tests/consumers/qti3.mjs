// Plays each item of an exported QTI package in qti3-item-player, which is certified for QTI 3, and
// compares the points with those of the page: for the right answer, and for a wrong one.
//
// To run: `npm ci` in this folder, then `node qti3.mjs FOLDER`, the folder with the files of the package.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { JSDOM } from "jsdom";

const folder = process.argv[2];
const dom = new JSDOM("<!doctype html><body></body>", { pretendToBeVisual: true, url: "https://a.example/" });
const { window } = dom;
window.matchMedia ??= () => ({ matches: false, addListener() {}, addEventListener() {} });
window.scrollTo = () => {};
window.document.execCommand = () => false;
// The player logs each step.
const print = console.log;
console.log = () => {};
globalThis.self = window;
for (const name of Object.getOwnPropertyNames(window)) {
  if (!(name in globalThis)) Object.defineProperty(globalThis, name, { get: () => window[name], configurable: true });
}
Object.defineProperty(globalThis, "navigator", { value: window.navigator, configurable: true });

const require = createRequire(import.meta.url);
// The player makes templates of the items, so it needs the Vue that has a compiler.
const Vue = require("vue/dist/vue.common.js");
require.cache[require.resolve("vue")] = require.cache[require.resolve("vue/dist/vue.common.js")];
const module = require("qti3-item-player");
const Player = module.default ?? module;
Vue.config.productionTip = false;
Vue.config.devtools = false;

const errors = [];
Vue.config.errorHandler = (error) => errors.push(error.message);
Vue.config.warnHandler = (message) => errors.push(message);

/** Plays an item with a response, or with none, and returns the state after it is scored. */
function play(xml, response) {
  return new Promise((resolve, reject) => {
    const place = window.document.body.appendChild(window.document.createElement("div"));
    setTimeout(() => reject(new Error("the player does nothing")), 5000);
    const finish = (state) => {
      view.$destroy();
      resolve(state.state ?? state);
    };
    let player;
    const view = new Vue({
      render: (create) => create(Player, {
        on: {
          notifyQti3PlayerReady(ready) {
            player = ready;
            const configuration = {
              guid: "item", status: "interacting",
              sessionControl: { max_attempts: 0, show_feedback: false, validate_responses: false },
            };
            if (response) {
              configuration.state = {
                identifier: "item", guid: "item", validationMessages: [], contextVariables: [], outcomeVariables: [], templateVariables: [],
                responseVariables: [{ identifier: "RESPONSE", ...response }],
              };
            }
            player.loadItemFromXml(xml, configuration);
          },
          notifyQti3ItemReady: () => setTimeout(() => player.endAttempt("score"), 20),
          notifyQti3EndAttemptCompleted: finish,
        },
      }),
    }).$mount(place);
  });
}

const valueOf = (list, identifier) => list?.find((it) => it.identifier === identifier)?.value;
const parser = new window.DOMParser();
const read = (name) => parser.parseFromString(readFileSync(join(folder, name), "utf8"), "text/xml");
const problems = [];
const items = [...read("imsmanifest.xml").querySelectorAll('resource[type="imsqti_item_xmlv3p0"]')];
const inTest = [...read("test.xml").getElementsByTagName("qti-assessment-item-ref")].map((it) => it.getAttribute("href"));
for (const item of items) {
  const name = item.getAttribute("href");
  if (!inTest.includes(name)) problems.push(`${name} isn't in the test`);
  const document = read(name);
  const declaration = document.getElementsByTagName("qti-response-declaration")[0];
  const right = [...declaration.getElementsByTagName("qti-value")].map((it) => it.textContent);
  const [cardinality, type] = ["cardinality", "base-type"].map((it) => declaration.getAttribute(it));
  const isText = document.getElementsByTagName("qti-hottext").length > 0;
  const choices = [...document.querySelectorAll("qti-simple-choice, qti-hottext")].map((it) => it.getAttribute("identifier"));
  const other = choices.filter((it) => !right.includes(it));
  const tries = type === "float"
    ? [[Number(right[0]), 1], [Number(right[0]) * 100 + 1000, 0]]
    : type === "directedPair" ? []
    : type === "string" ? [[right[0], 1], [right[0].toUpperCase(), 1], ["Nobody", 0]]
    : cardinality === "single" ? [[right[0], 1], [other[0], 0]]
    : isText ? [[right, 1], [[right[0]], 1 / right.length], [[right[0], other[0]], 1 / (right.length + 1)], [choices, right.length / choices.length], [[other[0]], 0]]
    : cardinality === "ordered" ? [[right, 1], [[...right].reverse(), 0]]
    : [[right, 1], [[right[0]], 1 / right.length], [[right[0], other[0]], 0], [choices, Math.max(0, right.length - other.length) / right.length]];
  if (type === "directedPair") {
    // The player puts restored pairs where they are on the screen, which jsdom doesn't have. So here it
    // only shows the item, and the mapping is compared with what is right.
    const state = await play(readFileSync(join(folder, name), "utf8"));
    if (Number(valueOf(state.outcomeVariables, "SCORE")) !== 0) problems.push(`${name}: points for nothing`);
    const mapped = [...declaration.getElementsByTagName("qti-map-entry")].map((it) => it.getAttribute("map-key"));
    if (mapped.join() !== right.join()) problems.push(`${name}: ${mapped} is mapped, and ${right} is right`);
  }
  for (const [value, points] of tries) {
    const state = await play(readFileSync(join(folder, name), "utf8"), {
      value, cardinality, baseType: type, state: { order: choices },
    });
    const score = valueOf(state.outcomeVariables, "SCORE");
    const feedback = valueOf(state.outcomeVariables, "FEEDBACK");
    if (Math.abs(Number(score) - points) > 1e-9) problems.push(`${name}: ${score} points for ${value}, not ${points}`);
    if (feedback !== "explanation") problems.push(`${name}: feedback ${feedback}`);
  }
}
problems.push(...new Set(errors));
print(problems.length ? problems.join("\n") : `qti3-item-player: ${items.length} items, scored as on the page`);
process.exit(problems.length ? 1 : 0);
