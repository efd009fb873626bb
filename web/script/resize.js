// For a page with stories in frames: gives each frame the height of its content, within bounds, and
// dispatches what the frame reports as events of the frame.

const HERE = folderOf("resize");
const LEAST = 120;
// Far above any story, even on a narrow screen with large text.
const MOST = 100_000;
// A story that grows with its frame would grow forever. So if changes come within PAUSE of each
// other while the frame keeps its width, all after the first BURST are delayed, by twice as much
// each time up to SLOWEST. PAUSE and SLOWEST are in milliseconds.
const BURST = 20;
const PAUSE = 1000;
const SLOWEST = 8000;

const states = new WeakMap();
// By folder: if the script is loaded twice, each message is still dispatched once.
const loaded = (document[Symbol.for("standpoint.resize")] ??= new Set());
const isFirst = !loaded.has(HERE);
loaded.add(HERE);

addEventListener("message", ({ data, origin, source }) => {
  if (data?.standpoint !== 1 || !isFirst) return;
  const frame = frames().find((frame) => frame.contentWindow === source);
  // A frame without an origin of its own says "null".
  const isOurs = frame && (origin === new URL(HERE).origin || (origin === "null" && frame.hasAttribute("sandbox")));
  if (!isOurs) return;
  if (data.name === "resized") resize(frame, data.detail?.height);
  const event = new CustomEvent(`standpoint-${data.name}`, { bubbles: true, detail: data.detail });
  frame.dispatchEvent(event);
});

function resize(frame, height) {
  if (!states.has(frame)) states.set(frame, { widths: [] });
  const state = states.get(frame);
  state.wanted = Math.ceil(Math.min(Math.max(Number(height) || 0, LEAST), MOST));
  // A new width comes from the page. The last two count as one, because the page's scroll bar comes
  // and goes with the height and changes the width too.
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
    state.pause = Math.min(2 * state.pause, SLOWEST);
  }
}

function change(frame, state) {
  clearTimeout(state.timer);
  state.timer = undefined;
  state.changed = performance.now();
  state.height = state.wanted;
  frame.style.height = `${state.height + edges(frame)}px`;
}

// The borders and padding that the height includes if the page's `box-sizing` says so, in pixels.
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
