// Reads netlify.toml with Netlify's own parser and compares it with `_headers`.

import { fileURLToPath } from "node:url";
import { parseAllHeaders } from "@netlify/headers-parser";
import { differences, expected, FILES, home, path, report, SITES } from "./rules.mjs";

const problems = [];
for (const site of SITES) {
  const { headers, errors } = await parseAllHeaders({
    netlifyConfigPath: fileURLToPath(path(site, "netlify.toml")),
    minimal: false,
  });
  problems.push(...errors.map((error) => `${site}: ${error.message}`));
  if (headers.length === 0) problems.push(`${site}: no headers`);
  for (const file of FILES) {
    // As `netlify dev` does it: https://github.com/netlify/cli, src/utils/headers.ts.
    const matching = headers.filter(({ forRegExp }) => forRegExp.test(home(site) + file));
    const found = Object.assign({}, ...matching.map(({ values }) => values));
    const wanted = expected(site, file);
    // It takes `embed/*` to be also `embed.js`, which needs no policy.
    if (!/(^|\.html|\/)$/.test(file)) {
      delete found["Content-Security-Policy"];
      delete wanted["Content-Security-Policy"];
    }
    problems.push(...differences(`${site}: /${file}`, found, wanted));
  }
}
report("netlify.toml", problems);
