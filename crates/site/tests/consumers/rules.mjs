// The rules of `_headers`, and the sites with which they are compared.

import { readFileSync } from "node:fs";

/** The folders of ../expected. */
export const SITES = ["catalogue", "first-story", "many", "look-alike"];

/** Returns the path of a file of a site. */
export const path = (site, file) => new URL(`../expected/${site}/${file}`, import.meta.url);

/** Returns the path at which a site is hosted. */
export const home = (site) => (site === "catalogue" || site === "many" ? "/stories/" : "/");

/** A file of each kind. The first is the folder itself. */
export const FILES = [
  "",
  "index.html",
  "bridge.html",
  "bridge.png",
  "ferry.html",
  "standpoint-bridge.html",
  "standpoint-ferry.html",
  "embed.html",
  "embed.js",
  "embed-0f.js",
  "embed/",
  "embed/index.html",
  "embed/plain-bridge.html",
  "standpoint-page-0f.js",
  "standpoint-page-0f_bg.wasm",
  "standpoint-picture-0f.js",
  "standpoint-widget-0f.js",
  "standpoint-widget-de-0f.txt",
  "icon-0f.svg",
  "offline-0f.js",
  "offline-tales.html",
  "offline-tales.png",
  "standpoint-page-two.html",
  "standpoint.webmanifest",
  "sw.js",
  "data/packs.json",
  "data/bridge/pack.json",
];

/** Returns the headers of a file as `_headers` has them, later rules over earlier ones. */
export function expected(site, file) {
  const headers = {};
  let applies = false;
  for (const line of readFileSync(path(site, "_headers"), "utf8").split("\n")) {
    if (line.startsWith("/")) {
      const pattern = line.slice(1);
      applies = pattern.endsWith("*")
        ? file.startsWith(pattern.slice(0, -1))
        : file === pattern;
    } else if (applies && line.startsWith("  ! ")) {
      delete headers[line.slice(4)];
    } else if (applies && line.trim() !== "") {
      const [name, ...value] = line.trim().split(": ");
      headers[name] = value.join(": ");
    }
  }
  return headers;
}

/** Compares the headers of a file, and returns what differs. */
export function differences(where, found, wanted) {
  const names = new Set([...Object.keys(found), ...Object.keys(wanted)]);
  return [...names]
    .filter((name) => found[name] !== wanted[name])
    .map((name) => `${where}: ${name}: ${found[name]} instead of ${wanted[name]}`);
}

/** Prints problems and ends the program if there are any. */
export function report(what, problems) {
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exit(1);
  console.log(`  ${what}: as expected`);
}
