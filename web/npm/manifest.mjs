// Writes custom-elements.json, the description of the element for editors and documentation tools:
// a custom elements manifest.

import { detailName, typeOf } from "./types.mjs";

const CLASS = "StandpointElement";
const MODULE = "auto.js";

export function manifest(element) {
  const declaration = {
    kind: "class",
    customElement: true,
    name: CLASS,
    tagName: element.tag,
    description: element.description,
    superclass: { name: "HTMLElement", package: "global:" },
    attributes: element.attributes.map(({ name, description, default: value, ...about }) => ({
      name,
      description,
      type: { text: typeOf(about) },
      ...(value && { default: value }),
      fieldName: name,
    })),
    members: [
      ...element.attributes.map(({ name, description, ...about }) => ({
        kind: "field",
        name,
        description,
        type: { text: `${typeOf(about)} | null` },
        attribute: name,
        reflects: true,
      })),
      ...element.methods.map(({ name, description, parameter, returns = "void" }) => ({
        kind: "method",
        name,
        description,
        ...(parameter && { parameters: [{ name: parameter.name, type: { text: parameter.type } }] }),
        return: { type: { text: returns } },
      })),
    ],
    events: element.events.map((event) => ({
      name: element.eventPrefix + event.name,
      description: event.description,
      type: { text: `CustomEvent<${detailName(event)}>` },
    })),
    slots: [{ name: "", description: "The fallback: shown until the story is loaded, and if it can't be." }],
    cssParts: element.parts,
    cssProperties: element.customProperties,
  };
  const reference = { name: CLASS, module: MODULE };
  return {
    schemaVersion: "2.1.0",
    modules: [
      {
        kind: "javascript-module",
        path: MODULE,
        declarations: [declaration],
        exports: [{ kind: "custom-element-definition", name: element.tag, declaration: reference }],
      },
    ],
  };
}
