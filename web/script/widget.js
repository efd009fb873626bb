// What all widgets of a page share: the program, started once, and how they look. The build puts
// the files' names and the style sheet in.

// As small as a program can be.
const EMPTY_PROGRAM = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

const COLOURS = ["--standpoint-accent", "--standpoint-paper"];
const PARTS = Object.entries({
  story: ".standpoint",
  masthead: ".masthead",
  content: ".content",
  foot: ".standpoint > footer",
});
const darkScheme = matchMedia("(prefers-color-scheme: dark)");

// Starts the program. `imported` and `answer` are those of `embed.js`: this module asks for nothing
// while it is loaded, since some browsers remember that as a failure of this module. `change` is
// called when the reader's system becomes light or dark.
export async function begin(imported, answer, change) {
  if (!globalThis.WebAssembly) throw new Error("this browser has no WebAssembly");
  const ours = (file) => new URL(file, import.meta.url).href;
  const program = () => answer(ours("./WASM"));
  const [glue, response] = await Promise.all([imported(ours("./GLUE")), program()]);
  try {
    await glue.default({ module_or_path: response });
  } catch (error) {
    if (isForbidden(error)) {
      throw new Error("the page's Content-Security-Policy has to allow 'wasm-unsafe-eval' in script-src");
    }
    // A `fetch` that the page has replaced may give what only looks like a response.
    if (!(error instanceof TypeError)) throw error;
    await glue.default({ module_or_path: await (await program()).arrayBuffer() });
  }
  // Where the page has put a `matchMedia` of its own in place, there may be no such method.
  darkScheme.addEventListener?.("change", change);
  // A page that locks its scrolling cancels what is not on a scrolling part of its own, and of what
  // is in a shadow root it sees only the element. So it does not hear of what scrolls a dialog in one.
  for (const type of ["touchmove", "wheel"]) {
    addEventListener(type, letScroll, { capture: true, passive: true });
  }
  const style = new CSSStyleSheet();
  style.replaceSync(STYLE);
  return {
    close: glue.close_widget,
    go: glue.go_in_widget,
    language: glue.pack_language,
    look,
    nameParts,
    offer,
    read: glue.read_pack,
    reset: glue.reset_widget,
    // The build puts it before this, from dialog.js.
    setOpen,
    show: glue.show_widget,
    state: glue.widget_state,
    style,
  };
}

// Whether the page's policy is why the program does not run. Browsers name different words of the
// policy, or none.
function isForbidden(error) {
  // WebKit says so, and lets the smallest program through.
  if (error.message.includes("wasm-unsafe-eval")) return true;
  try {
    new WebAssembly.Module(EMPTY_PROGRAM);
    return false;
  } catch {
    return true;
  }
}

// Makes the root of a widget light or dark, and gives it the fonts and colours that the page sets at
// its element.
function look(element, root) {
  const around = getComputedStyle(element);
  const scheme = element.getAttribute("theme") ?? schemeOf(around);
  const isDark = scheme.includes("dark") && (!scheme.includes("light") || darkScheme.matches);
  root.classList.toggle("dark", isDark);
  const inherits = element.getAttribute("font") === "inherit";
  const font = inherits ? around.fontFamily : "";
  root.style.setProperty("--standpoint-sans", font);
  root.style.setProperty("--standpoint-serif", font);
  for (const name of COLOURS) {
    const colour = around.getPropertyValue(name);
    const isOne = !colour || CSS.supports("color", colour);
    // As if none were set.
    root.style.setProperty(name, isOne ? "" : "initial");
  }
}

// Of an element by its style, or of its page.
function schemeOf({ colorScheme }) {
  if (colorScheme !== "normal") return colorScheme;
  return document.querySelector("meta[name=color-scheme]")?.content ?? colorScheme;
}

// The parts that the page can style.
function nameParts(root) {
  for (const [part, css] of PARTS) root.querySelector(css)?.setAttribute("part", part);
}

// Gives the address of a link that can't be opened, once, below the link.
function offer(link, says) {
  if (link.nextSibling?.role === "alert") return;
  const line = document.createElement("span");
  const address = document.createElement("bdi");
  line.role = "alert";
  line.style.display = "block";
  address.style.userSelect = "all";
  address.textContent = link.href;
  line.append(says, " ", address);
  link.after(line);
}

function letScroll(event) {
  const dialog = event.composedPath().find((it) => it.localName === "dialog");
  const isOurs = dialog?.getRootNode().host?.localName === "stand-point";
  if (isOurs && dialog.scrollHeight > dialog.clientHeight) event.stopImmediatePropagation();
}
