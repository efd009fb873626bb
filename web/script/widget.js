// What all widgets of a page share: the program, started once, and how they look. The build puts
// the files' names and the style sheet in.

import start, { close, go, reset, show, state } from "./GLUE";

const style = new CSSStyleSheet();
style.replaceSync(STYLE);

await start({ module_or_path: new URL("./WASM", import.meta.url) });

export { close, go, reset, show, state, style };
