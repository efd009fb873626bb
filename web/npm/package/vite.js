// A Vite plugin for `import "standpoint-element/auto"`. The element's files load each other by their
// names, so they are served and emitted as they are, in a folder of their own. The build replaces
// SCRIPT.

import { readFileSync, readdirSync } from "node:fs";
import { extname, posix } from "node:path";
import { fileURLToPath } from "node:url";

const AUTO = "standpoint-element/auto";
const RESOLVED = `\0${AUTO}`;
const LOADER = fileURLToPath(new URL("index.js", import.meta.url)).replaceAll("\\", "/");
const FILES = new URL("files/", import.meta.url);
const NAMES = readdirSync(FILES).filter((name) => !name.startsWith("."));
const TYPES = { ".js": "text/javascript", ".txt": "text/plain", ".wasm": "application/wasm" };

export default function standpoint() {
  let config;
  let folder;
  let reference;

  return {
    name: "standpoint-element",
    // Before Vite looks for the module in the package.
    enforce: "pre",

    // What Vite bundles for development would be a second copy of the loader.
    config: () => ({ optimizeDeps: { exclude: ["standpoint-element"] } }),

    configResolved(resolved) {
      config = resolved;
      folder = posix.join(config.build.assetsDir, "standpoint");
    },

    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const [path] = request.url.split("?");
        const name = NAMES.find((name) => path.endsWith(`/${folder}/${name}`));
        if (!name) return next();
        response.setHeader("Content-Type", TYPES[extname(name)]);
        // The page can come from another server than its modules.
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.end(read(name));
      });
    },

    buildStart() {
      if (config.command !== "build" || isForServer(this.environment)) return;
      for (const name of NAMES) {
        const emitted = this.emitFile({ type: "asset", fileName: posix.join(folder, name), source: read(name) });
        if (name === "SCRIPT") reference = emitted;
      }
    },

    resolveId: (id) => (id === AUTO ? RESOLVED : undefined),

    load(id) {
      if (id !== RESOLVED) return undefined;
      if (isForServer(this.environment)) return "export {};";
      const script =
        config.command === "build"
          ? `import.meta.ROLLUP_FILE_URL_${reference}`
          : JSON.stringify(posix.join(config.base, folder, "SCRIPT"));
      // With a relative `base` only the module knows where it is. In two lines, because Vite would
      // rewrite the address of a file.
      return `
        import { load } from ${JSON.stringify(LOADER)};
        const script = ${script};
        const folder = new URL(".", new URL(script, import.meta.url));
        load(folder).catch((error) => console.warn("stand-point:", error));
      `;
    },
  };

  // Vite before version 6 has no environments.
  function isForServer(environment) {
    return environment ? environment.config.consumer === "server" : Boolean(config.build.ssr);
  }
}

function read(name) {
  return readFileSync(new URL(name, FILES));
}
