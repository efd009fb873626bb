// Loads the element from this package's folder, for pages without a bundler. In an app that is
// built with Vite, the plugin replaces this module.

import { load } from "./index.js";

load(new URL("./files/", import.meta.url)).catch((error) => console.warn("stand-point:", error));
