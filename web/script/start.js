// Runs in the head of every page: starts loading the wasm while the HTML is still being parsed, and
// hydrates the page once both are ready. The build fills in the file names.

const root = document.documentElement;
// A `<base>` that a proxy or a site builder adds would redirect files and links.
const removeBases = () => document.querySelectorAll("base").forEach((base) => base.remove());
removeBases();
// Absolute addresses, because the page's own may contain a password.
const here = addressOf(document.baseURI);
const at = (file) => new URL(file, here).href;

const started = load();
// Prevents an unhandled rejection: `await started` handles errors once the HTML is parsed.
started.catch(() => {});

const wanted = packIn(location.search);
const own = root.dataset.pack;
const isElsewhere = wanted !== "" && wanted !== own;
// Hides the story if `?pack=` names a different one.
root.classList.toggle("elsewhere", isElsewhere);
// Hides the plain HTML below the story: when hydration removes it, the paragraph that the reader
// looks at must not move.
const isInStory = location.hash.startsWith("#story/");
root.classList.toggle("in-story", isInStory);
// Hides the story if the address asks for a view that only the program can show: laying it out would
// delay that view.
root.classList.toggle("opening", /^#(quiz|compare|you|class)/.test(location.hash));
addEventListener("hashchange", reveal, { once: true });
// Off-screen layout is deferred, unless the browser has to scroll to a position: laying out the
// content above it would move it.
const [visit] = performance.getEntriesByType("navigation");
const hasPlace = isInStory || visit?.type !== "navigate";
root.classList.toggle("waiting", !hasPlace);
let hasScrolled = false;
addEventListener("scroll", () => (hasScrolled = true), { once: true });
addEventListener("click", layOut, { capture: true, once: true });
const TRIES = "standpoint:tries";
let isDone = false;
setTimeout(() => {
  if (!isDone) say("late", "reload", addressOf(location.href));
  finish();
}, 6000);

// The first violation of an enforced policy by the page's own files, as a line to log.
let blocked;
addEventListener("securitypolicyviolation", ({ disposition, effectiveDirective, blockedURI }) => {
  const isOwn = blockedURI.includes("eval") || blockedURI.startsWith(at("."));
  if (disposition === "enforce" && isOwn) {
    blocked ??= `the Content-Security-Policy (${effectiveDirective}) blocks ${blockedURI}`;
  }
});

async function load() {
  // The wasm loads packs from this folder.
  root.dataset.folder = at(".");
  // First, because it takes longest. With these options WebKit, too, takes the answer to the request of
  // the link in the head; with others it requests the file again.
  const wasm = fetch(at("./WASM"), { mode: "no-cors", credentials: "include" });
  // Not at once: the program has to start before the quiz, and they would share the line. Once the
  // program runs, it requests the quiz itself.
  wasm.then(() => setTimeout(() => isDone || requestQuiz(), 200), () => {});
  return Promise.all([import(at("./GLUE")), wasm]);
}

// Requests the quiz before the program does, which is late. The program takes the answer from here; a
// `<link>` reports an error where the reader leaves the page meanwhile.
function requestQuiz() {
  const href = at("./QUIZ");
  // A development build has no such file.
  if (isElsewhere || !location.hash.startsWith("#quiz") || !href.endsWith(".wasm")) return;
  const response = fetch(href);
  // The program handles errors, if it comes so far.
  response.catch(() => {});
  Reflect.set(globalThis, "standpointQuiz", response);
}

// The address may be that of the folder without its trailing slash.
const last = location.pathname.split("/").pop();
const mayBeFolder = last !== "" && !/\.html?$/.test(last);

addEventListener("DOMContentLoaded", async () => {
  removeBases();
  prepare();
  try {
    const packs = document.getElementById("packs");
    if (!packs) throw new Error("the page was cut short on its way");
    // The pack in `?pack=` has a page of its own.
    if (isElsewhere && JSON.parse(packs.textContent).packs.some(({ id }) => id === wanted)) {
      if (mayBeFolder) await started;
      location.replace(`${wanted}.html${location.hash}`);
      return;
    }
    const [glue, wasm] = await started;
    await glue.default({ module_or_path: wasm });
    isDone = true;
    markStarted();
    forgetTries();
  } catch (error) {
    isDone = true;
    // WebKit sometimes traps in valid code when a page has just opened (bugs.webkit.org/259441). The
    // next time it doesn't.
    if (error.name === "RuntimeError" && visit?.type !== "reload") {
      location.reload();
      return;
    }
    if (await redirect()) return;
    markFailed(...(await causeOf(error)));
    layOut();
    root.classList.remove("opening");
    // The browser scrolled to the target before the content above it was laid out.
    scrollToTarget();
  }
  root.classList.remove("elsewhere", "opening");
  finish();
});

// Runs after hydration, or after 6 seconds without it: caching for offline use must not delay it.
async function finish() {
  layOut();
  reveal();
  root.classList.remove("in-story");
  try {
    await import(at("./OFFLINE"));
  } catch {
    if (root.classList.contains("start-failed")) return;
    const fault = await faultOf(at("./OFFLINE"), /script/);
    if (fault?.isOfHost) warn(`not ready offline: ${fault.reason}`);
  }
}

// Shows the story, and in it the part that the address names, for as long as the program can't show it.
function reveal() {
  if (!root.classList.contains("opening")) return;
  root.classList.remove("opening");
  scrollToTarget();
}

function scrollToTarget() {
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

// Lays out the off-screen content. What the reader sees must not move.
function layOut() {
  if (!root.classList.contains("waiting")) return;
  const seen = hasScrolled ? document.elementFromPoint(innerWidth / 2, 1) : undefined;
  const before = seen?.getBoundingClientRect().top;
  root.classList.remove("waiting");
  if (seen) scrollBy(0, seen.getBoundingClientRect().top - before);
}

// Works around two problems of hosts: adds the folder's missing trailing slash, or reloads a cached
// page that is older than the host's files. Returns whether it does one of them.
async function redirect() {
  if (!location.protocol.startsWith("http")) return false;
  const folder = new URL(location.href);
  folder.pathname += "/";
  if (mayBeFolder && !(await faultOf(addressOf(new URL("./GLUE", folder)), /script/))) {
    // If the host removes the slash again, the second try opens a page in the folder.
    const page = ["", `${own}.html`][tries()];
    if (page === undefined) return false;
    location.replace(new URL(page + location.search + location.hash, folder));
    return true;
  }
  // A reloaded page comes from the host, not from the cache.
  const isFromCache = visit && visit.type !== "reload";
  if (!isFromCache || typeof WebAssembly !== "object") return false;
  try {
    const html = await (await fetch(at(""), { cache: "reload" })).text();
    const isOurs = html.includes(`data-pack="`) && html.includes("standpoint-page-");
    if (!isOurs || (html.includes("./GLUE") && html.includes("./WASM"))) return false;
    location.reload();
    return true;
  } catch {
    return false;
  }
}

// Returns how often this tab has been redirected, and adds one, so that it doesn't loop.
function tries() {
  try {
    const before = Number(sessionStorage.getItem(TRIES));
    sessionStorage.setItem(TRIES, before + 1);
    return before;
  } catch {
    // Without storage: stop once the host has redirected back.
    return visit?.redirectCount ? 2 : 0;
  }
}

function forgetTries() {
  try {
    sessionStorage.removeItem(TRIES);
  } catch {
    // Without storage nothing was counted.
  }
}

// Finds out why the page can't start. Returns the state for the reader and the line for the site's
// owner, as `markFailed` takes them.
async function causeOf(error) {
  const message = (reason) => `the page can't start: ${reason}`;
  if (typeof WebAssembly !== "object") return ["browser", message("the browser has no WebAssembly")];
  if (!location.protocol.startsWith("http")) {
    return ["saved", message("it was opened from a disk, where browsers load no scripts")];
  }
  // Not all engines report that a policy blocks WebAssembly.
  if (error instanceof WebAssembly.CompileError && /CSP|Content.Security|embedder/.test(error)) {
    blocked ??= "the Content-Security-Policy (script-src) blocks wasm-eval";
  }
  if (blocked) return ["failed", message(blocked)];
  const glue = await faultOf(at("./GLUE"), /script/);
  const fault = glue ?? (await faultOf(at("./WASM"), /^(?!text\/html)/));
  return [fault?.isOfHost ? "failed" : "network", message(fault?.reason ?? error)];
}

// Finds out why a file failed to load. Returns `undefined` if it loads now, so that a retry may
// work.
async function faultOf(address, type) {
  try {
    const response = await fetch(address, { cache: "no-cache" });
    const sent = response.headers.get("content-type") ?? "of no type";
    if (!response.ok) return { isOfHost: true, reason: `${address} answers ${response.status}` };
    if (type.test(sent)) return undefined;
    return { isOfHost: true, reason: `${address} arrives as ${sent}` };
  } catch (error) {
    return { isOfHost: false, reason: `${address} does not arrive: ${error.message}` };
  }
}
