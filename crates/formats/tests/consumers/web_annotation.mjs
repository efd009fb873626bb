// Anchors each annotation of an exported file in the article with Apache Annotator, and checks that
// it finds the words once, in the paragraph that the annotation names. It needs a pack that has its
// article's text.
//
// To run: `npm ci` in this folder, then `node web_annotation.mjs harbour-bridge-annotations.jsonld data/harbour-bridge/pack.json`.

import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

const [collection, pack] = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, "utf8")));
const { window } = new JSDOM("<article></article>");
for (const name of ["document", "Node", "NodeFilter", "Range", "Text", "AbstractRange"]) {
  globalThis[name] ??= window[name];
}
const { createTextQuoteSelectorMatcher } = await import("@apache-annotator/dom");
const article = window.document.querySelector("article");
const normalise = (text) => text.split(/\s+/).filter(Boolean).join(" ");
for (const paragraph of pack.source.paragraphs) {
  const element = article.appendChild(window.document.createElement("p"));
  element.textContent = normalise(paragraph.text);
}

const problems = [];
const items = collection.first.items;
if (items.length !== collection.total) problems.push(`${items.length} of ${collection.total}`);
for (const item of items) {
  const matches = [];
  for await (const range of createTextQuoteSelectorMatcher(item.target.selector)(article)) matches.push(range);
  const named = item.body[0].value.match(/\(¶(\d+)\)$/)?.[1];
  const found = matches.map((range) => {
    const paragraph = range.startContainer.parentElement;
    return [...article.children].indexOf(paragraph) + 1;
  });
  if (found.length !== 1 || `${found[0]}` !== named) problems.push(`${item.id}: in ${found}, not ${named}`);
  if (matches[0] && matches[0].toString() !== item.target.selector.exact) problems.push(`${item.id}: “${matches[0]}”`);
}
console.log(problems.length ? problems.join("\n") : `apache-annotator: ${items.length} annotations, each found once`);
process.exit(problems.length ? 1 : 0);
