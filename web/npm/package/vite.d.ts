import type { Plugin } from "vite";

/**
 * A Vite plugin: serves and emits the element's files, so that `import "standpoint-element/auto"`
 * works in development and in the built app, with any `base`.
 */
export default function standpoint(): Plugin;
