// Writes index.d.ts, the TypeScript types of the element.

export function types(element) {
  const events = element.events.map((event) => [event, element.eventPrefix + event.name]);
  return [
    "// The build writes this file.",
    'import type {} from "./frameworks.js";',
    LOAD,
    typeAlias("StandpointView", "A view of a story.", union(element.views)),
    named("StandpointProgress", "The reader's progress in the quiz.", element.progress),
    named("StandpointState", "The view and the reader's progress.", element.state),
    ...element.events.map((event) => {
      const about = element.everyDetail.filter((field) => field.isMissingIn !== event.name);
      const text = `The \`detail\` of the event \`${element.eventPrefix}${event.name}\`. ${event.description}`;
      return named(detailName(event), text, [...about, ...event.detail]);
    }),
    block(
      "export interface StandpointEventMap",
      "The events of the element, by name.",
      events.map(([event, name]) => [event.description, `"${name}": CustomEvent<${detailName(event)}>;`]),
    ),
    block(
      "export interface StandpointAttributes",
      "The attributes of the element, as props.",
      element.attributes.map((attribute) => [
        attribute.description,
        `${attribute.name}?: ${settable(attribute)};`,
      ]),
    ),
    block("export interface StandpointElement extends HTMLElement", element.description, [
      ...element.attributes
        // Every element has `lang`, which can't be `null`.
        .filter(({ name }) => name !== "lang")
        .flatMap((attribute) => [
          [attribute.description, `get ${attribute.name}(): string | null;`],
          [undefined, `set ${attribute.name}(value: ${settable(attribute)});`],
        ]),
      ...element.methods.map(({ name, parameter, returns = "void", description }) => [
        description,
        `${name}(${parameter ? `${parameter.name}: ${parameter.type}` : ""}): ${returns};`,
      ]),
    ]),
    `declare global {
  interface HTMLElementTagNameMap {
    "${element.tag}": StandpointElement;
  }
  interface GlobalEventHandlersEventMap extends StandpointEventMap {}
}
`,
  ].join("\n");
}

// The name of the type of an event's `detail`.
export function detailName({ name }) {
  return `Standpoint${name[0].toUpperCase()}${name.slice(1)}Detail`;
}

// The type of an attribute or a field.
export function typeOf({ type, values, allowsOthers }) {
  if (!values) return type;
  return allowsOthers ? `${union(values)} | string` : union(values);
}

const LOAD = `
/**
 * Loads the element from a folder with the package's files. Does nothing on a server, or if the
 * element is defined already.
 *
 * @param folder The address of the folder, relative to the page.
 * @returns A promise that resolves once the element is defined. It rejects with an \`Error\` that
 *   says what failed and how to fix it; then \`load\` can be called again.
 */
export function load(folder: string | URL): Promise<void>;
`;

// The type of what an attribute's property or prop can be set to. `null` and `undefined` remove the
// attribute.
function settable(attribute) {
  return `${written(attribute)} | null | undefined`;
}

function written({ type, values, allowsOthers }) {
  if (type === "number") return "number | `${number}`";
  // Unlike with `string` alone, editors suggest the values.
  return allowsOthers ? `${union(values)} | (string & {})` : typeOf({ type, values });
}

function union(values) {
  return values.map((value) => JSON.stringify(value)).join(" | ");
}

function typeAlias(name, description, type) {
  return `/** ${description} */\nexport type ${name} = ${type};\n`;
}

function named(name, description, fields) {
  const lines = fields.map((field) => [
    field.description,
    `${field.name}${field.isOptional ? "?" : ""}: ${typeOf(field)};`,
  ]);
  return block(`export interface ${name}`, description, lines);
}

// An interface. Each member has a description, or `undefined`, and its code.
function block(start, description, members) {
  const lines = members.flatMap(([text, code]) => [...(text ? [`  /** ${text} */`] : []), `  ${code}`]);
  return [`/** ${description} */`, `${start} {`, ...lines, "}", ""].join("\n");
}
