// Checks vercel.json with Vercel's own schema and patterns, and compares it with `_headers`.

import { readFileSync } from "node:fs";
import routing from "@vercel/routing-utils";
import Ajv from "ajv";
import { differences, expected, FILES, home, path, report, SITES } from "./rules.mjs";

const problems = [];
for (const site of SITES) {
  const config = JSON.parse(readFileSync(path(site, "vercel.json"), "utf8"));
  const ajv = new Ajv({ strict: false });
  if (!ajv.validate(routing.headersSchema, config.headers)) {
    problems.push(`${site}: ${ajv.errorsText()}`);
  }
  const { routes, error } = routing.getTransformedRoutes(config);
  if (error) problems.push(`${site}: ${error.message}`);
  for (const file of FILES) {
    const found = {};
    for (const route of routes ?? []) {
      if (!new RegExp(route.src).test(home(site) + file)) continue;
      for (const [name, value] of Object.entries(route.headers)) {
        if (name in found) problems.push(`${site}: /${file}: ${name} twice`);
        found[name] = value;
      }
    }
    problems.push(...differences(`${site}: /${file}`, found, expected(site, file)));
  }
}
report("vercel.json", problems);
