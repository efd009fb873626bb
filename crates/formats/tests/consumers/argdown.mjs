// Parses an exported Argdown file with Argdown's own parser, and compares it with the pack.
//
// To run: `npm ci` in this folder, then `node argdown.mjs harbour-bridge-map.argdown data/harbour-bridge/pack.json`.

import { readFileSync } from "node:fs";
import core from "@argdown/core";

const { ArgdownApplication, ParserPlugin, DataPlugin, ModelPlugin, RegroupPlugin, MapPlugin } = core;
const [input, json] = process.argv.slice(2).map((path) => readFileSync(path, "utf8"));
const pack = JSON.parse(json);
const app = new ArgdownApplication();
app.addPlugin(new ParserPlugin(), "parse-input");
app.addPlugin(new DataPlugin(), "build-model");
app.addPlugin(new ModelPlugin(), "build-model");
app.addPlugin(new RegroupPlugin(), "build-model");
const result = app.run({ input, process: ["parse-input", "build-model"], logLevel: "error" });

const problems = [...(result.lexerErrors ?? []), ...(result.parserErrors ?? [])].map((it) => it.message);
const expect = (what, found, expected) => {
  if (found !== expected) problems.push(`${what}: ${found}, not ${expected}`);
};
const sides = {
  "strongly-agree": "support", "agree": "support", "disagree": "attack", "strongly-disagree": "attack",
};
const text = (element) => (element?.members?.[0]?.text ?? "").trim();
const sided = pack.positions.filter((it) => sides[it.stance]);
const contradictions = pack.relations.filter((it) => it.kind === "contradicts").length;
const undercut = new Set(pack.relations.filter((it) => it.kind === "undercuts").map((it) => it.to));
const statements = Object.keys(result.statements ?? {});
const args = Object.keys(result.arguments ?? {});
expect("statements", statements.length, pack.issues.length + pack.claims.length);
expect("arguments", args.length, sided.length + pack.relations.length + contradictions + undercut.size);
for (const issue of pack.issues) {
  expect(issue.id, text(result.statements?.[`statement ${issue.id}`]), issue.proposition);
}
for (const position of sided) {
  const name = `position ${position.id}`;
  const relation = result.arguments?.[name]?.relations?.find((it) => it.to?.title === `statement ${position.issue}`);
  expect(name, relation?.relationType, sides[position.stance]);
}
for (const position of pack.positions.filter((it) => !sides[it.stance])) {
  if (args.includes(`position ${position.id}`)) problems.push(`${position.id} is in the map`);
}
const relationNames = { supports: "support", disputes: "attack", contradicts: "attack", undercuts: "undercut" };
pack.relations.forEach((relation, index) => {
  const relations = result.arguments?.[`relation ${index + 1}`]?.relations ?? [];
  const out = relations.find((it) => it.from?.title === `relation ${index + 1}`);
  const into = relations.find((it) => it.from?.title === `claim ${relation.from}`);
  expect(`relation ${index + 1} to`, out?.relationType, relationNames[relation.kind]);
  expect(`relation ${index + 1} from`, into?.relationType, "support");
});
console.log(problems.length ? problems.join("\n") : `argdown: ${statements.length} statements, ${args.length} arguments, as in the pack`);
process.exit(problems.length ? 1 : 0);
