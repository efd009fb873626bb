// What the page does so that it opens without a network and can be installed, and what it says
// of it.

// Here, and not in the page: browsers fetch it and its icons at once, before the page is alive.
const manifest = document.createElement("link");
manifest.rel = "manifest";
manifest.href = "./standpoint.webmanifest";
document.head.append(manifest);

const line = document.querySelector(".offline");
const workers = serviceWorkers();
if (line && workers) begin();

// Reading it throws in a sandboxed frame.
function serviceWorkers() {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}

async function begin() {
  // What came from the worker is kept as a rule, and the worker says so soon.
  if (!workers.controller) say("not-yet");
  const registration = (await register()) ?? (await workers.getRegistration().catch(() => undefined));
  if (!registration) return;

  const isNew = () => registration.waiting && registration.active;
  workers.addEventListener("message", ({ data }) => {
    if (!isNew()) say(data);
  });
  const look = () => {
    if (isNew()) offer(registration);
    else registration.active?.postMessage("how is it");
  };
  const follow = () => registration.installing?.addEventListener("statechange", look);
  registration.addEventListener("updatefound", follow);
  follow();
  look();
}

// `undefined`: the worker did not arrive, or is none. One that is there already goes on.
function register() {
  const policy = window.trustedTypes?.createPolicy("standpoint", {
    createScriptURL: () => "./sw.js",
  });
  return workers.register(policy?.createScriptURL("") ?? "./sw.js").catch(() => undefined);
}

function offer(registration) {
  say("new");
  const button = document.createElement("button");
  button.textContent = line.dataset.takeOver;
  button.addEventListener("click", () => takeOver(registration.waiting));
  line.append(" ", button);
}

// The new version, once: another tab may have taken it already.
function takeOver(worker) {
  if (!worker) {
    location.reload();
    return;
  }
  worker.addEventListener("statechange", () => {
    if (worker.state === "activated") location.reload();
  });
  worker.postMessage("take over");
}

function say(state) {
  line.dataset.state = state;
  line.textContent = line.getAttribute(`data-${state}`);
}
