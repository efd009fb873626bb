// What all widgets of a page share: the program, which is started once, and the styles. The build
// fills in the file names and the style sheet.

// The smallest wasm module.
const EMPTY_PROGRAM = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

const COLOURS = ["--standpoint-accent", "--standpoint-paper"];
const PARTS = Object.entries({
  story: ".standpoint",
  masthead: ".masthead",
  content: ".content",
  footer: ".standpoint > footer",
});
const darkScheme = matchMedia("(prefers-color-scheme: dark)");

// Starts the program and returns the functions that `embed.js` calls. `importModule` and `request`
// are those of `embed.js`: this module imports nothing itself, because some browsers would remember
// a failed import as a failure of this module. `change` is called when the reader's system switches
// between light and dark.
export async function start(importModule, request, change) {
  if (!globalThis.WebAssembly) throw new Error("this browser has no WebAssembly");
  const urlOf = (file) => new URL(file, import.meta.url).href;
  const program = () => request(urlOf("./WASM"));
  const [glue, response] = await Promise.all([importModule(urlOf("./GLUE")), program()]);
  try {
    await glue.default({ module_or_path: response });
  } catch (error) {
    if (isForbidden(error)) {
      throw new Error("the page's Content-Security-Policy has to allow 'wasm-unsafe-eval' in script-src");
    }
    // The page may have replaced `fetch` by one that returns something like a response.
    if (!(error instanceof TypeError)) throw error;
    await glue.default({ module_or_path: await (await program()).arrayBuffer() });
  }
  // The page may have replaced `matchMedia` by one without this method.
  darkScheme.addEventListener?.("change", change);
  // A page that locks scrolling cancels these events outside its own scrolling parts, and it can't
  // see into a shadow root. So it must not receive those that scroll a dialog of ours.
  for (const type of ["touchmove", "wheel"]) {
    addEventListener(type, letScroll, { capture: true, passive: true });
  }
  const style = new CSSStyleSheet();
  style.replaceSync(STYLE);
  return {
    applyTheme,
    close: glue.close_widget,
    go: glue.go_in_widget,
    language: glue.pack_language,
    loadView: glue.load_view,
    nameParts,
    read: glue.read_pack,
    reset: glue.reset_widget,
    // From dialog.js, which the build puts before this.
    setOpen,
    show: glue.show_widget,
    showAddress,
    state: glue.widget_state,
    style,
  };
}

// Whether the page's policy keeps the program from running. Browsers name different directives, or
// none.
function isForbidden(error) {
  // WebKit says so, but allows the smallest module.
  if (error.message.includes("wasm-unsafe-eval")) return true;
  try {
    new WebAssembly.Module(EMPTY_PROGRAM);
    return false;
  } catch {
    return true;
  }
}

// Makes the root of a widget light or dark, and applies the fonts and colours that the page sets on
// the element.
function applyTheme(element, root) {
  const hostStyle = getComputedStyle(element);
  const scheme = element.getAttribute("theme") ?? schemeOf(hostStyle);
  const isDark = scheme.includes("dark") && (!scheme.includes("light") || darkScheme.matches);
  root.classList.toggle("dark", isDark);
  const inherits = element.getAttribute("font") === "inherit";
  const font = inherits ? hostStyle.fontFamily : "";
  root.style.setProperty("--standpoint-sans", font);
  root.style.setProperty("--standpoint-serif", font);
  for (const name of COLOURS) {
    const colour = hostStyle.getPropertyValue(name);
    const isValid = !colour || CSS.supports("color", colour);
    // An invalid colour counts as none.
    root.style.setProperty(name, isValid ? "" : "initial");
  }
}

// The colour scheme of an element by its style, else by the page's `<meta>`.
function schemeOf({ colorScheme }) {
  if (colorScheme !== "normal") return colorScheme;
  return document.querySelector("meta[name=color-scheme]")?.content ?? colorScheme;
}

// Names the parts that the page can style by `::part`.
function nameParts(root) {
  for (const [part, css] of PARTS) root.querySelector(css)?.setAttribute("part", part);
}

// Shows the address of a link that can't be opened, once, below the link.
function showAddress(link, text) {
  if (link.nextSibling?.role === "alert") return;
  const line = document.createElement("span");
  const address = document.createElement("bdi");
  line.role = "alert";
  line.style.display = "block";
  address.style.userSelect = "all";
  address.textContent = link.href;
  line.append(text, " ", address);
  link.after(line);
}

function letScroll(event) {
  const dialog = event.composedPath().find((node) => node.localName === "dialog");
  const isOurs = dialog?.getRootNode().host?.localName === "stand-point";
  if (isOurs && dialog.scrollHeight > dialog.clientHeight) event.stopImmediatePropagation();
}
