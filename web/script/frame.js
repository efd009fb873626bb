// What embed.html does: it shows the story that its address asks for, and tells the page around it
// what happens, once that page has asked to be told.

const asked = new URLSearchParams(location.search);
const story = document.querySelector("stand-point");
for (const name of ["pack", "view", "theme", "storage"]) {
  if (asked.has(name)) story.setAttribute(name, asked.get(name));
}

let listener;
let height;
addEventListener("message", ({ data, origin, source }) => {
  if (source !== parent || data?.standpoint !== 1) return;
  if (data.name === "listen" && origin === (asked.get("origin") ?? origin)) {
    listener = origin;
    if (height) tell("resized", height);
  } else if (origin === listener && data.name === "goto") {
    story.goto(String(data.detail));
  } else if (origin === listener && data.name === "reset") {
    story.reset();
  }
});

for (const name of ["ready", "view", "answered", "completed", "rated", "compared", "resized", "failed"]) {
  addEventListener(`standpoint-${name}`, ({ detail }) => {
    if (name === "resized") height = detail;
    tell(name, detail);
  });
}

// Added here, after the element has been told what to show, and not by the page's HTML: policies
// trust what a script adds that they trust.
const url = { createScriptURL: () => "./embed.js" };
const policy = window.trustedTypes?.createPolicy("standpoint", url) ?? url;
const script = document.createElement("script");
script.type = "module";
script.src = policy.createScriptURL("");
script.addEventListener("error", () => tell("failed", { reason: "the script does not come" }));
document.head.append(script);

function tell(name, detail) {
  // A frame's own origin can be none, and then has no name.
  if (listener) parent.postMessage({ standpoint: 1, name, detail }, listener === "null" ? "*" : listener);
}
