// Loads the element, as `load` does. An error is a warning in the console.
import type {} from "./index.js";
