// What embed.html does: it shows the story that its address asks for, and tells the page around it
// what happens, once that page has asked to be told.

const asked = new URLSearchParams(location.search);
const story = document.querySelector("stand-point");
for (const name of ["items", "lang", "pack", "ratings", "seed", "storage", "theme", "view"]) {
  if (asked.has(name)) story.setAttribute(name, asked.get(name));
}
// By name alone: what is shown here stands under this address, and beside what its stories keep.
if (!/^[a-z0-9-]+$/.test(asked.get("pack"))) {
  story.removeAttribute("pack");
}

let listener;
// By its name, the last of what was to be told before there was a listener.
const untold = new Map();
let height;
addEventListener("message", ({ data, origin, source }) => {
  if (source !== parent || data?.standpoint !== 1) return;
  if (data.name === "listen" && origin === (asked.get("origin") ?? origin)) {
    listener = origin;
    if (height) untold.set("resized", height);
    untold.forEach((detail, name) => tell(name, detail));
    untold.clear();
  } else if (origin === listener && ["goto", "reset"].includes(data.name)) {
    // The script of the element may still be on its way.
    customElements.whenDefined("stand-point").then(() => story[data.name](String(data.detail)));
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
  if (!listener) {
    // How the reader has rated is for those alone who heard it while the reader agreed.
    const { answer, weight, ...rest } = detail;
    untold.set(name, rest);
  } else parent.postMessage({ standpoint: 1, name, detail }, listener === "null" ? "*" : listener);
}
