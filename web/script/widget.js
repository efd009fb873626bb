// What all widgets of a page share: the program, started once, and how they look. The build puts
// the files' names and the style sheet in.

// As small as a program can be.
const EMPTY_PROGRAM = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

// Starts the program. `imported` and `answer` are those of `embed.js`: this module asks for nothing
// while it is loaded, since some browsers remember that as a failure of this module.
export async function begin(imported, answer) {
  const ours = (file) => new URL(file, import.meta.url).href;
  const program = () => answer(ours("./WASM"));
  const [glue, response] = await Promise.all([imported(ours("./GLUE")), program()]);
  try {
    await glue.default({ module_or_path: response });
  } catch (error) {
    isAllowed();
    // A `fetch` that the page has replaced may give what only looks like a response.
    if (!(error instanceof TypeError)) throw error;
    await glue.default({ module_or_path: await (await program()).arrayBuffer() });
  }
  const style = new CSSStyleSheet();
  style.replaceSync(STYLE);
  return {
    close: glue.close_widget,
    go: glue.go_in_widget,
    language: glue.pack_language,
    read: glue.read_pack,
    reset: glue.reset_widget,
    // The build puts it before this, from dialog.js.
    setOpen,
    show: glue.show_widget,
    state: glue.widget_state,
    style,
  };
}

// Browsers name different words of the policy, or none.
function isAllowed() {
  if (!globalThis.WebAssembly) throw new Error("this browser has no WebAssembly");
  try {
    new WebAssembly.Module(EMPTY_PROGRAM);
  } catch {
    throw new Error("the page's Content-Security-Policy has to allow 'wasm-unsafe-eval' in script-src");
  }
}
