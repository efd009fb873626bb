// What embed.html does: it shows the story that its address asks for, and reports to the host page
// what happens, once that page has asked for it.

const asked = new URLSearchParams(location.search);
const story = document.querySelector("stand-point");
for (const name of ["items", "lang", "ratings", "seed", "storage", "theme", "view"]) {
  if (asked.has(name)) story.setAttribute(name, asked.get(name));
}
// By name alone: what is shown here stands under this address, and beside what its stories keep.
const pack = packIn(location.search);
if (/^[a-z0-9-]+$/.test(pack)) story.setAttribute("pack", pack);
// When to load it is the host page's choice, by the frame. And while the frame is out of sight, or
// WordPress hides it, nothing in it comes near.
story.setAttribute("loading", "eager");

let listener;
// By its name, the last of what was to be reported before there was a listener.
const unheard = new Map();
// Of the story, as last reported.
let size;
addEventListener("message", ({ data, origin, source }) => {
  if (source !== parent || !data) return;
  if (data.standpoint !== 1) {
    if (data.message === "ready" && data.secret === secret()) reportHeight();
  } else if (data.name === "listen" && origin === (asked.get("origin") ?? origin)) {
    listener = origin;
    // It is likely to give the frame the story's height, which is then that at the full width.
    if (!size) setScrollBar(false);
    if (size) unheard.set("resized", inFrame(size));
    unheard.forEach((detail, name) => report(name, detail));
    unheard.clear();
  } else if (origin === listener && ["goto", "reset"].includes(data.name)) {
    // The script of the element may still be on its way.
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

// Added here, after the element has been told what to show, and not by the page's HTML: policies
// trust what a script adds that they trust.
try {
  const url = { createScriptURL: () => "./embed.js" };
  const policy = window.trustedTypes?.createPolicy("standpoint", url) ?? url;
  const script = document.createElement("script");
  script.type = "module";
  script.src = policy.createScriptURL("");
  script.addEventListener("error", () => report("failed", { reason: "the script does not come" }));
  document.head.append(script);
} catch (error) {
  // A policy of the host's that allows no such policy.
  report("failed", { reason: error.message });
}

// Where the host page gives the frame the story's height, nothing scrolls. The scroll bar of the moment
// before makes the story narrower, and where that is less high than at its full width, the bar would
// stay for good.
function fit() {
  setScrollBar(!size || innerHeight < size.height);
}

function setScrollBar(isShown) {
  document.documentElement.style.scrollbarWidth = isShown ? "" : "none";
}

function report(name, detail) {
  // A frame's own origin can be none, and then has no name.
  if (!listener) {
    // How the reader has rated is for those alone who heard it while the reader agreed.
    const { answer, weight, ...rest } = detail;
    unheard.set(name, rest);
  } else parent.postMessage({ standpoint: 1, name, detail }, listener === "null" ? "*" : listener);
}

function reportSize() {
  report("resized", inFrame(size));
  reportHeight();
  // For frames that the host page's style gives the height of what is in them (`frame-sizing`).
  try {
    window.requestResize?.();
  } catch {
    // There is no such frame around.
  }
}

// A frame's edges are on whole dots of the screen. Where a pixel is no whole number of dots, up to
// one dot is lost, and without it the story would scroll.
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

// WordPress opens the frame with a secret after the `#`, by which it knows the frame's messages.
function secret() {
  return /[?&]secret=([a-z0-9]+)$/i.exec(location.hash)?.[1];
}

// As WordPress takes it: a height, or a link to open in place of its own page. Any page can have put
// the secret there, so nothing else is said.
function reportToWordPress(message, value) {
  const known = !asked.has("origin") && secret();
  if (known) parent.postMessage({ message, secret: known, value }, "*");
}

function reportHeight() {
  if (size) reportToWordPress("height", inFrame(size).height);
}

// There the frame may open no windows itself. The element has marked what leads out by now.
addEventListener("click", (event) => {
  const link = event.composedPath().find((it) => it instanceof HTMLAnchorElement);
  if (link?.target === "_blank" && link.host === location.host) reportToWordPress("link", link.href);
});
