// For a page that holds stories in frames: gives each the height of what it shows, within bounds,
// and hands on what the frame reports, as events of the frame.

const HERE = folderOf("resize");
const LEAST = 120;
// Far above any story, also on a narrow screen with large letters.
const MOST = 100_000;
// A story that gets higher with its frame would go on and on. So changes that come within PAUSE of
// the one before, while the frame's width stays the same, are slowed down after the first BURST, more
// and more up to SLOWEST. In milliseconds.
const BURST = 20;
const PAUSE = 1000;
const SLOWEST = 8000;

const states = new WeakMap();
// By folder: where one is loaded twice, each message is still handed on once.
const loaded = (document[Symbol.for("standpoint.resize")] ??= new Set());
const isFirst = !loaded.has(HERE);
loaded.add(HERE);

addEventListener("message", ({ data, origin, source }) => {
  if (data?.standpoint !== 1 || !isFirst) return;
  const frame = frames().find((it) => it.contentWindow === source);
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
  // Another width is the page's doing. The last two count as one: a scroll bar of the page that comes
  // and goes with the height changes the width as well.
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
    // The latest height is never lost, only late.
    state.timer = setTimeout(change, state.pause, frame, state);
    state.pause = Math.min(2 * state.pause, SLOWEST);
  }
}

function change(frame, state) {
  clearTimeout(state.timer);
  state.timer = undefined;
  state.changed = performance.now();
  state.height = state.wanted;
  frame.style.height = `${state.height + around(frame)}px`;
}

// What a height includes besides the frame's inside, where the page's style has it so.
function around(frame) {
  const style = getComputedStyle(frame);
  if (style.boxSizing !== "border-box") return 0;
  const { borderTopWidth, borderBottomWidth, paddingTop, paddingBottom } = style;
  const sizes = [borderTopWidth, borderBottomWidth, paddingTop, paddingBottom].map(parseFloat);
  return sizes.reduce((sum, size) => sum + size);
}

function frames() {
  return [...document.querySelectorAll("iframe")].filter((it) => it.src.startsWith(`${HERE}embed.html`));
}

// The frame may be there already, or be still on its way.
function listen() {
  for (const frame of frames()) frame.contentWindow.postMessage({ standpoint: 1, name: "listen" }, "*");
}

listen();
document.addEventListener("load", ({ target }) => {
  if (target.localName === "iframe") listen();
}, true);
