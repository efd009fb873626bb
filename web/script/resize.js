// For a page that holds stories in frames: gives each the height of what it shows, within bounds,
// and hands on what the frame tells, as events of the frame.

const HERE = new URL(".", import.meta.url);
const LEAST = 120;
const MOST = 12_000;
// More often than a reader does anything: a page whose frames follow one another.
const OFTEN = 200;

const heights = new WeakMap();

addEventListener("message", ({ data, origin, source }) => {
  if (data?.standpoint !== 1) return;
  const frame = frames().find((it) => it.contentWindow === source);
  // A frame without an origin of its own says "null".
  const isOurs = frame && (origin === HERE.origin || (origin === "null" && frame.hasAttribute("sandbox")));
  if (!isOurs) return;
  if (data.name === "resized") resize(frame, data.detail?.height);
  const event = new CustomEvent(`standpoint-${data.name}`, { bubbles: true, detail: data.detail });
  frame.dispatchEvent(event);
});

function resize(frame, height) {
  const { last, changes } = heights.get(frame) ?? { changes: 0 };
  const bounded = Math.ceil(Math.min(Math.max(Number(height) || 0, LEAST), MOST));
  if (bounded === last || changes > OFTEN) return;
  heights.set(frame, { last: bounded, changes: changes + 1 });
  frame.style.height = `${bounded}px`;
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
