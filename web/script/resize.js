// For a host page with stories in iframes: sets the height of each iframe to that of its content,
// within bounds, and dispatches the messages of the iframe as events on it.

const HERE = folderOf("resize");
const MIN_HEIGHT = 120;
// Far taller than any story, even on a narrow screen with large text.
const MAX_HEIGHT = 100_000;
// A story that grows with its iframe would grow forever. So changes less than PAUSE apart are
// throttled, unless the width changes too: the first BURST are applied at once, the others after a
// delay that starts at PAUSE and doubles up to MAX_PAUSE. PAUSE and MAX_PAUSE are in milliseconds.
const BURST = 20;
const PAUSE = 1000;
const MAX_PAUSE = 8000;

const states = new WeakMap();
// The folders that this script was loaded from. If one is loaded twice, only the first copy
// dispatches messages.
const loaded = (document[Symbol.for("standpoint.resize")] ??= new Set());
const isFirst = !loaded.has(HERE);
loaded.add(HERE);

addEventListener("message", ({ data, origin, source }) => {
  if (data?.standpoint !== 1 || !isFirst) return;
  const frame = frames().find((frame) => frame.contentWindow === source);
  // The origin of a sandboxed iframe is opaque: "null".
  const isOurs = frame && (origin === new URL(HERE).origin || (origin === "null" && frame.hasAttribute("sandbox")));
  if (!isOurs) return;
  if (data.name === "resized") resize(frame, data.detail?.height);
  const event = new CustomEvent(`standpoint-${data.name}`, { bubbles: true, detail: data.detail });
  frame.dispatchEvent(event);
});

function resize(frame, height) {
  if (!states.has(frame)) states.set(frame, { widths: [] });
  const state = states.get(frame);
  state.wanted = Math.ceil(Math.min(Math.max(Number(height) || 0, MIN_HEIGHT), MAX_HEIGHT));
  // A new width means that the host page has changed, not the story. The last two widths count as
  // old, since the host page's scrollbar appears and disappears with the height.
  const width = frame.clientWidth;
  const isNew = !state.widths.includes(width);
  if (isNew) state.widths = [width, state.widths[0]];
  if (state.wanted === state.height) return;
  const isCalm = !state.timer && performance.now() - state.changed > PAUSE;
  if (isNew || isCalm) {
    state.left = BURST;
    state.pause = PAUSE;
  }
  if (state.left > 0) {
    state.left -= 1;
    change(frame, state);
  } else if (!state.timer) {
    // The latest height is applied late, but never lost.
    state.timer = setTimeout(change, state.pause, frame, state);
    state.pause = Math.min(2 * state.pause, MAX_PAUSE);
  }
}

function change(frame, state) {
  clearTimeout(state.timer);
  state.timer = undefined;
  state.changed = performance.now();
  state.height = state.wanted;
  frame.style.height = `${state.height + edges(frame)}px`;
}

// Returns the pixels of border and padding that `height` includes: none unless `border-box`.
function edges(frame) {
  const style = getComputedStyle(frame);
  if (style.boxSizing !== "border-box") return 0;
  const { borderTopWidth, borderBottomWidth, paddingTop, paddingBottom } = style;
  const sizes = [borderTopWidth, borderBottomWidth, paddingTop, paddingBottom].map(parseFloat);
  return sizes.reduce((sum, size) => sum + size);
}

function frames() {
  return [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(`${HERE}embed.html`));
}

// Called now and after each load, since a frame may be loaded before or after this script.
function listen() {
  for (const frame of frames()) frame.contentWindow.postMessage({ standpoint: 1, name: "listen" }, "*");
}

listen();
document.addEventListener("load", ({ target }) => {
  if (target.localName === "iframe") listen();
}, true);
