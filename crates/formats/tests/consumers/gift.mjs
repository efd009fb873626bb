// Parses an exported GIFT file with gift-pegjs, and compares its questions with the pack's.
//
// To run: `npm ci` in this folder, then `node gift.mjs harbour-bridge-gift.txt data/harbour-bridge/pack.json`.

import { readFileSync } from "node:fs";
import { parse } from "gift-pegjs";

const [gift, json] = process.argv.slice(2).map((path) => readFileSync(path, "utf8"));
const pack = JSON.parse(json);
const parsed = parse(gift);
const types = {
  "single-choice": "MC", "several-right": "MC", "mark-the-sentence": "MC", "who-said-it": "MC", "who-holds-it": "MC",
  "in-the-article": "MC", "order-of-events": "Matching", "number": "Numerical",
  "match": "Matching", "who-disputes": "Matching",
  "find-the-passage": "MC", "fill-the-gap": "Short",
  // The question about a month; a year would be a number.
  "on-a-timeline": "MC",
};
const problems = [];
// GIFT has no escape for an arrow.
const plain = (text) => text.replaceAll("->", "→").trim();
for (const question of pack.questions) {
  const found = parsed.find((it) => it.title === question.id);
  const kind = Object.keys(question.kind)[0];
  if (!found) {
    problems.push(`${question.id}: missing`);
    continue;
  }
  if (found.type !== types[kind]) problems.push(`${question.id}: ${found.type} for ${kind}`);
  const prompt = question.prompt.replace(/\s+/g, " ").trim();
  if (!found.stem.text.startsWith(prompt)) problems.push(`${question.id}: “${found.stem.text}”`);
  if (found.id !== `${pack.id}/${question.id}`) problems.push(`${question.id}: id ${found.id}`);
  for (const option of question.kind[kind].options ?? []) {
    if (option.text === undefined) continue;
    const choice = found.choices.find((it) => it.text.text === plain(option.text));
    const isRight = choice && (choice.isCorrect || choice.weight > 0);
    if (!choice) problems.push(`${question.id}: no option “${option.text}”`);
    else if (isRight !== (option.verdict === "right")) problems.push(`${question.id}: “${option.text}”`);
    else if (!choice.feedback.text.endsWith(plain(option.reason))) problems.push(`${question.id}: “${choice.feedback.text}”`);
  }
}
const questions = parsed.filter((it) => it.type !== "Category");
if (questions.length !== pack.questions.length) problems.push(`${questions.length} questions`);
console.log(problems.length ? problems.join("\n") : `gift-pegjs: ${questions.length} questions, as in the pack`);
process.exit(problems.length ? 1 : 0);
