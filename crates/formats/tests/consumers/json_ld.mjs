// Checks an exported JSON-LD file against schema.org's vocabulary, by the types of schema-dts, and
// its shape against what Google asks of practice problems.
//
// To run: `npm ci` in this folder, then `node json_ld.mjs harbour-bridge-quiz.jsonld`.

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";

const text = readFileSync(process.argv[2], "utf8");
const quiz = JSON.parse(text);
writeFileSync("quiz.ts", `import type { Quiz, WithContext } from "schema-dts";\nexport const quiz: WithContext<Quiz> = ${text};\n`);
const options = ["tsc", "--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--moduleResolution", "nodenext", "quiz.ts"];
const checked = spawnSync("npx", options, { encoding: "utf8" });
rmSync("quiz.ts");
const problems = checked.status === 0 ? [] : [checked.stdout];
for (const question of quiz.hasPart) {
  const answers = [question.acceptedAnswer].flat();
  if (!question.text || answers.length === 0) problems.push(`${question["@id"]}: no text or no answer`);
  if (question.eduQuestionType === "Multiple choice" && (answers.length !== 1 || question.suggestedAnswer.length === 0)) {
    problems.push(`${question["@id"]}: ${answers.length} right answers`);
  }
}
console.log(problems.length ? problems.join("\n") : `schema-dts: a Quiz with ${quiz.hasPart.length} questions`);
process.exit(problems.length ? 1 : 0);
