// Writes the tables of the package's README.

import { typeOf } from "./types.mjs";

export function reference(element) {
  const code = (text) => `\`${text}\``;
  // A `|` would end the cell.
  const type = (about) => code(typeOf(about)).replaceAll("|", "\\|");
  const fields = (list) => list.map((field) => `${code(field.name)}: ${type(field)}`).join("; ");
  const signature = ({ name, parameter }) => code(`${name}(${parameter ? parameter.name : ""})`);
  const about = (list) => list.map(({ name, description }) => [code(name), description]);
  return [
    "### Attributes, which are also properties",
    table(
      ["attribute", "type", "meaning"],
      element.attributes.map((it) => [code(it.name), type(it), it.description]),
    ),
    "### Methods",
    table(
      ["method", "what it does"],
      element.methods.map((it) => [signature(it), it.description]),
    ),
    `A state has ${fields(element.state)}. The progress has ${fields(element.progress)}.`,
    "### Events",
    table(
      ["event", "when", "fields of `detail`"],
      element.events.map((it) => [code(element.eventPrefix + it.name), it.description, fields(it.detail)]),
    ),
    `Every \`detail\` also has ${fields(element.everyDetail)}. (That of \`failed\` has no \`address\`.)`,
    "### Custom properties and parts",
    table(["property", "used for"], about(element.customProperties)),
    table(["part", "what it is"], about(element.parts)),
  ].join("\n\n");
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
