// Registers the service worker and the manifest, so that the page opens offline and can be
// installed, and shows the state. Runs in the same page as `start.js` and calls its functions.

// Added here and not in the HTML: browsers would fetch it and its icons before the page has started.
// A page that was saved after it had started already has it.
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
  workers.addEventListener("message", ({ data: { state, reason } }) => {
    if (reason) warn(reason);
    if (state && !isNew()) showState(state);
  });
  const check = () => {
    if (isNew()) offerUpdate(registration);
    else registration.active?.postMessage("report-state");
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
    if (!fault) warn(`not ready offline: ${blocked ?? (await reasonOfRefusal()) ?? error.message}`);
    if (fault?.isOfHost) warn(`not ready offline: ${fault.reason}`);
    if (!earlier) showState(fault ? "incomplete" : "unsupported");
    return earlier;
  }
}

// Firefox refuses a worker that is sent with `Vary: *`.
async function reasonOfRefusal() {
  const address = at("./sw.js");
  const { headers } = await fetch(address);
  return headers.get("vary")?.includes("*") ? `${address} arrives with Vary: *` : undefined;
}

function offerUpdate(registration) {
  showState("new");
  const button = document.createElement("button");
  button.textContent = line.dataset.update;
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
  worker.postMessage("skip-waiting");
}

function showState(state) {
  line.dataset.state = state;
  line.textContent = line.getAttribute(`data-${state}`);
}
