// Runs in embed.html: shows the story that the address asks for, and reports events to the host
// page once that page listens.

const parameters = new URLSearchParams(location.search);
const story = document.querySelector("stand-point");
for (const name of ["items", "lang", "ratings", "seed", "storage", "theme", "view"]) {
  if (parameters.has(name)) story.setAttribute(name, parameters.get(name));
}
// Only a name, never a URL: a story from elsewhere would run in this origin and could read what the
// stories here have saved.
const pack = packIn(location.search);
if (/^[a-z0-9-]+$/.test(pack)) story.setAttribute("pack", pack);
// The host page decides when to load the frame. And while the frame is out of sight, or hidden by
// WordPress, the element in it would never count as near.
story.setAttribute("loading", "eager");

let listener;
// By name, the latest event that there was no listener for.
const unsent = new Map();
// The story's size as last reported.
let size;
addEventListener("message", ({ data, origin, source }) => {
  if (source !== parent || !data) return;
  if (data.standpoint !== 1) {
    if (data.message === "ready" && data.secret === secret()) reportHeight();
  } else if (data.name === "listen" && origin === (parameters.get("origin") ?? origin)) {
    listener = origin;
    // The host page will probably give the frame the story's height; measure it at the full width.
    if (!size) setScrollBar(false);
    if (size) unsent.set("resized", inFrame(size));
    unsent.forEach((detail, name) => report(name, detail));
    unsent.clear();
  } else if (origin === listener && ["goto", "reset"].includes(data.name)) {
    // The element's script may still be loading.
    customElements.whenDefined("stand-point").then(() => story[data.name](String(data.detail)));
  }
});

for (const name of ["ready", "view", "answered", "completed", "rated", "compared", "failed"]) {
  addEventListener(`standpoint-${name}`, ({ detail }) => report(name, detail));
}
addEventListener("standpoint-failed", fit);
addEventListener("standpoint-resized", ({ detail }) => {
  if (!size) setTimeout(fit, 1000);
  size = detail;
  reportSize();
});
addEventListener("hashchange", reportHeight);
addEventListener("resize", fit);
watchScale();

// Added by script, after the attributes are set: a policy that trusts this script also trusts what
// it adds.
try {
  const url = { createScriptURL: () => "./embed.js" };
  const policy = window.trustedTypes?.createPolicy("standpoint", url) ?? url;
  const script = document.createElement("script");
  script.type = "module";
  script.src = policy.createScriptURL("");
  script.addEventListener("error", () => report("failed", { reason: "embed.js can't be loaded" }));
  document.head.append(script);
} catch (error) {
  // The host sends a policy that doesn't allow our Trusted Types policy.
  report("failed", { reason: error.message });
}

// Hides the scroll bar once the host page has given the frame the story's height. It makes the story
// narrower and so perhaps higher, and then it would stay.
function fit() {
  setScrollBar(!size || innerHeight < size.height);
}

function setScrollBar(isShown) {
  document.documentElement.style.scrollbarWidth = isShown ? "" : "none";
}

function report(name, detail) {
  if (!listener) {
    // Ratings go only to a page that was listening while the reader agreed.
    const { answer, weight, ...rest } = detail;
    unsent.set(name, rest);
  } else {
    // An opaque origin can't be named as a target.
    parent.postMessage({ standpoint: 1, name, detail }, listener === "null" ? "*" : listener);
  }
}

function reportSize() {
  report("resized", inFrame(size));
  reportHeight();
  // For host pages that size the frame by its content (`frame-sizing`).
  try {
    window.requestResize?.();
  } catch {
    // This frame isn't sized by its content.
  }
}

// A frame's edges snap to whole device pixels. With a fractional scale up to one of them is lost and
// the story would scroll, so it is added.
function inFrame({ height, ...rest }) {
  const lost = Number.isInteger(devicePixelRatio) ? 0 : Math.ceil(1 / devicePixelRatio);
  return { height: height + lost, ...rest };
}

function watchScale() {
  const scale = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  const changed = () => {
    if (size) reportSize();
    watchScale();
  };
  scale.addEventListener("change", changed, { once: true });
}

// WordPress opens the frame with a secret after the `#` and recognises its messages by it.
function secret() {
  return /[?&]secret=([a-z0-9]+)$/i.exec(location.hash)?.[1];
}

// Sends what WordPress understands: a height, or a link to open in place of its own page. Nothing
// else, because any page can put a secret there.
function reportToWordPress(message, value) {
  const known = !parameters.has("origin") && secret();
  if (known) parent.postMessage({ message, secret: known, value }, "*");
}

function reportHeight() {
  if (size) reportToWordPress("height", inFrame(size).height);
}

// In WordPress the frame may not open windows. By now the element has set `target` on
// links that it doesn't follow itself; WordPress opens only those to this host.
addEventListener("click", (event) => {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  if (link?.target === "_blank" && link.host === location.host) reportToWordPress("link", link.href);
});
