// Registers the service worker and the manifest, so that the page opens offline and can be
// installed, and shows the state. Runs in the same page as `start.js` and calls its functions.

// Added here and not in the HTML: browsers would fetch it and its icons before the page is alive.
// A page that was saved while it was alive already has it.
const manifest = document.querySelector("link[rel=manifest]") ?? document.createElement("link");
manifest.rel = "manifest";
// Otherwise it would be fetched without the password that the page was opened with.
manifest.crossOrigin = "use-credentials";
const file = "./standpoint.webmanifest";
// A relative address if possible, so that a saved copy requests nothing from elsewhere.
manifest.href = here === document.baseURI ? file : at(file);
document.head.append(manifest);

const line = document.querySelector(".offline");
const workers = serviceWorkers();
if (line) watchWorker();

// Reading `navigator.serviceWorker` throws in a sandboxed frame.
function serviceWorkers() {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}

async function watchWorker() {
  if (!workers) {
    showState(isSecureContext ? "unsupported" : "insecure");
    if (!isSecureContext) warn("not ready offline: browsers ask for HTTPS");
    return;
  }
  // A page that the worker has served is normally stored, and the worker soon confirms it.
  if (!workers.controller) showState("not-yet");
  const registration = await register();
  if (!registration) return;

  const isNew = () => registration.waiting && registration.active;
  workers.addEventListener("message", ({ data: { state, why } }) => {
    if (why) warn(why);
    if (state && !isNew()) showState(state);
  });
  const check = () => {
    if (isNew()) offer(registration);
    else registration.active?.postMessage("how is it");
  };
  const watch = () => registration.installing?.addEventListener("statechange", check);
  registration.addEventListener("updatefound", watch);
  watch();
  check();
}

// Registers the worker. If that fails, returns the earlier registration, if there is one.
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
    if (!earlier) showState(fault ? "incomplete" : "unsupported");
    return earlier;
  }
}

// Firefox refuses a worker that is sent with `Vary: *`.
async function whyRefused() {
  const address = at("./sw.js");
  const { headers } = await fetch(address);
  return headers.get("vary")?.includes("*") ? `${address} arrives with Vary: *` : undefined;
}

function offer(registration) {
  showState("new");
  const button = document.createElement("button");
  button.textContent = line.dataset.takeOver;
  button.addEventListener("click", () => activate(registration.waiting));
  line.append(" ", button);
}

// Activates the new version. Another tab may have done it already.
function activate(worker) {
  if (!worker) {
    location.reload();
    return;
  }
  worker.addEventListener("statechange", () => {
    if (worker.state === "activated") location.reload();
  });
  worker.postMessage("take over");
}

function showState(state) {
  line.dataset.state = state;
  line.textContent = line.getAttribute(`data-${state}`);
}
