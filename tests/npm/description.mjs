// Checks what describes the package for other programs: the custom elements manifest against its
// schema, and the hashes against the files.

import Ajv from "ajv";
import assert from "node:assert";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";

const read = (file) => readFileSync(new URL(`node_modules/${file}`, import.meta.url));
const json = (file) => JSON.parse(read(file));

const ajv = new Ajv({ allowUnionTypes: true });
const isValid = ajv.compile(json("custom-elements-manifest/schema.json"));
assert(isValid(json("standpoint-element/custom-elements.json")), ajv.errorsText(isValid.errors));

const hashes = json("standpoint-element/sri.json");
const files = readdirSync(new URL("node_modules/standpoint-element/files", import.meta.url));
const names = files.filter((name) => !name.startsWith(".")).map((name) => `files/${name}`);
assert.deepEqual(Object.keys(hashes).sort(), names.sort());
for (const [name, hash] of Object.entries(hashes)) {
  const digest = createHash("sha384").update(read(`standpoint-element/${name}`)).digest("base64");
  assert.equal(hash, `sha384-${digest}`, name);
}
