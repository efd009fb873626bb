// Checks an exported page with html-validate: the standard, and its rules for accessibility.
//
// To run: `npm ci` in this folder, then `node html.mjs harbour-bridge-questions.html`.

import { readFileSync } from "node:fs";
import { HtmlValidate } from "html-validate";

const validate = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  // `<input/>` is valid HTML too.
  rules: { "void-style": "off" },
});
const report = await validate.validateString(readFileSync(process.argv[2], "utf8"));
const messages = report.results.flatMap((it) => it.messages);
for (const it of messages) console.log(`${it.line}:${it.column} ${it.ruleId}: ${it.message}`);
if (report.valid) console.log("html-validate: valid");
process.exit(report.valid ? 0 : 1);
