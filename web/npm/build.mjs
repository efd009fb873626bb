// Writes the npm package of the element into a folder: `node build.mjs DIST OUT VERSION`. DIST is
// the built page.

import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { manifest } from "./manifest.mjs";
import { reference } from "./reference.mjs";
import { types } from "./types.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const ROOT = join(HERE, "../..");
const LICENCES = ["LICENSE-MIT", "LICENSE-APACHE"];
const FILES = "files";

const [dist, out, version] = process.argv.slice(2);
const element = JSON.parse(readFileSync(join(HERE, "element.json")));
rmSync(out, { recursive: true, force: true });
cpSync(join(HERE, "package"), out, { recursive: true });
for (const licence of LICENCES) cpSync(join(ROOT, licence), join(out, licence));

const { script, files } = filesOfElement();
mkdirSync(join(out, FILES));
for (const name of files) cpSync(join(dist, name), join(out, FILES, name));
// Keeps git from changing line ends, and so the hashes, if a site commits a copy of the folder.
writeFileSync(join(out, FILES, ".gitattributes"), "* -text\n");

fill("index.js", { SCRIPT: script });
fill("vite.js", { SCRIPT: script });
fill("package.json", { VERSION: version });
fill("README.md", { VERSION: version, REFERENCE: reference(element) });
write("index.d.ts", types(element));
writeJson("custom-elements.json", manifest(element));
writeJson("sri.json", Object.fromEntries(files.map((name) => [`${FILES}/${name}`, integrity(name)])));

// The element's script, and the names of all files that it loads, directly or not: whatever they
// name that exists.
function filesOfElement() {
  const all = readdirSync(dist).filter((name) => /-[0-9a-f]{16}[._]/.test(name));
  const scripts = all.filter((name) => name.startsWith("embed-"));
  if (scripts.length !== 1) throw new Error(`${dist} has ${scripts.length} files embed-HASH.js instead of one`);
  const found = new Set(scripts);
  for (const name of found) {
    const text = readFileSync(join(dist, name), "latin1");
    for (const other of all) if (text.includes(other)) found.add(other);
  }
  return { script: scripts[0], files: [...found].sort() };
}

function integrity(name) {
  const hash = createHash("sha384").update(readFileSync(join(dist, name)));
  return `sha384-${hash.digest("base64")}`;
}

// Replaces placeholders in a file of the package.
function fill(file, placeholders) {
  let text = readFileSync(join(out, file), "utf8");
  for (const [name, value] of Object.entries(placeholders)) {
    if (!text.includes(name)) throw new Error(`web/npm/package/${file} has no ${name}`);
    text = text.replaceAll(name, value);
  }
  write(file, text);
}

function writeJson(file, value) {
  write(file, `${JSON.stringify(value, null, 2)}\n`);
}

function write(file, text) {
  writeFileSync(join(out, file), text);
}
