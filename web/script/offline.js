// What the page does so that it opens without a network and can be installed, and what it says
// about it. It stands beside `start.js`, whose functions it calls.

// Here, and not in the page: browsers fetch it and its icons at once, before the page is alive.
// A page that was saved while it was alive has it already.
const manifest = document.querySelector("link[rel=manifest]") ?? document.createElement("link");
manifest.rel = "manifest";
// Else it would be fetched without the password that the page came with.
manifest.crossOrigin = "use-credentials";
const file = "./standpoint.webmanifest";
// As a relative address, so that a saved copy asks for nothing elsewhere.
manifest.href = here === document.baseURI ? file : at(file);
document.head.append(manifest);

const line = document.querySelector(".offline");
const workers = serviceWorkers();
if (line) begin();

// Reading it throws in a sandboxed frame.
function serviceWorkers() {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}

async function begin() {
  if (!workers) {
    tell(isSecureContext ? "unsupported" : "insecure");
    if (!isSecureContext) warn("not ready offline: browsers ask for HTTPS");
    return;
  }
  // What came from the worker is kept as a rule, and the worker says so soon.
  if (!workers.controller) tell("not-yet");
  const registration = await register();
  if (!registration) return;

  const isNew = () => registration.waiting && registration.active;
  workers.addEventListener("message", ({ data: { state, why } }) => {
    if (why) warn(why);
    if (state && !isNew()) tell(state);
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
async function register() {
  const url = { createScriptURL: () => at("./sw.js") };
  try {
    const policy = window.trustedTypes?.createPolicy("standpoint", url) ?? url;
    return await workers.register(policy.createScriptURL(""));
  } catch (error) {
    const [fault, earlier] = await Promise.all([
      faultOf(at("./sw.js"), /script/),
      workers.getRegistration().catch(() => undefined),
    ]);
    if (!fault) warn(`not ready offline: ${blocked ?? (await whyRefused()) ?? error.message}`);
    if (fault?.isOfHost) warn(`not ready offline: ${fault.why}`);
    if (!earlier) tell(fault ? "incomplete" : "unsupported");
    return earlier;
  }
}

// Firefox stores no worker that may vary by everything.
async function whyRefused() {
  const address = at("./sw.js");
  const { headers } = await fetch(address);
  return headers.get("vary")?.includes("*") ? `${address} arrives with Vary: *` : undefined;
}

function offer(registration) {
  tell("new");
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

function tell(state) {
  line.dataset.state = state;
  line.textContent = line.getAttribute(`data-${state}`);
}
