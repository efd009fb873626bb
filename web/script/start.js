// What every page runs in its head: it starts the wasm while the page still arrives, and hydrates
// the page once that is there. The build puts the files' names in.

const root = document.documentElement;
// One that a proxy or a site builder puts in would lead files and links elsewhere.
const removeBases = () => document.querySelectorAll("base").forEach((base) => base.remove());
removeBases();
// Whole addresses, as the page's own may have a password in it.
const here = addressOf(document.baseURI);
const at = (file) => new URL(file, here).href;

const asked = packIn(location.search);
const own = root.dataset.pack;
const isElsewhere = asked !== "" && asked !== own;
// The story that is there is not the one that is asked for.
root.classList.toggle("elsewhere", isElsewhere);
// Not where the browser is to find a place in the page: what is above would still change.
const [visit] = performance.getEntriesByType("navigation");
const hasPlace = location.hash.startsWith("#story/") || visit?.type !== "navigate";
root.classList.toggle("waiting", !hasPlace);
let hasScrolled = false;
addEventListener("scroll", () => (hasScrolled = true), { once: true });
addEventListener("click", layOut, { capture: true, once: true });
const TRIES = "standpoint:tries";
let isDone = false;
setTimeout(() => {
  if (!isDone) say("late", "reload", addressOf(location.href));
  goOn();
}, 6000);

// What a policy has blocked of the page's own.
let blocked;
addEventListener("securitypolicyviolation", ({ disposition, effectiveDirective, blockedURI }) => {
  const isOwn = blockedURI.includes("eval") || blockedURI.startsWith(at("."));
  if (disposition === "enforce" && isOwn) {
    blocked ??= `the Content-Security-Policy (${effectiveDirective}) blocks ${blockedURI}`;
  }
});

const started = load();
// Whether it failed is asked below, when the page is there.
started.catch(() => {});

async function load() {
  // The program asks for packs there.
  root.dataset.folder = at(".");
  return Promise.all([import(at("./GLUE")), fetch(at("./WASM"))]);
}

// The page's address may be that of its folder without the slash at the end.
const last = location.pathname.split("/").pop();
const mayBeFolder = last !== "" && !/\.html?$/.test(last);

addEventListener("DOMContentLoaded", async () => {
  removeBases();
  begin();
  try {
    const packs = document.getElementById("packs");
    if (!packs) throw new Error("the page was cut short on its way");
    // It has a page of its own.
    if (isElsewhere && JSON.parse(packs.textContent).packs.some(({ id }) => id === asked)) {
      if (mayBeFolder) await started;
      location.replace(`${asked}.html${location.hash}`);
      return;
    }
    const [glue, wasm] = await started;
    await glue.default({ module_or_path: wasm });
    isDone = true;
    isAlive();
    forgetTries();
  } catch (error) {
    isDone = true;
    if (await isSentOn()) return;
    isNotAlive(...(await cause(error)));
    layOut();
    // The browser went there while what is above had no height yet.
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }
  root.classList.remove("elsewhere");
  goOn();
});

// Once the page is alive, or takes long to be: what is kept for offline is not to hold it up.
async function goOn() {
  layOut();
  try {
    await import(at("./OFFLINE"));
  } catch {
    if (root.classList.contains("not-alive")) return;
    const fault = await faultOf(at("./OFFLINE"), /script/);
    if (fault?.isOfHost) warn(`not ready offline: ${fault.why}`);
  }
}

// What was out of sight gets its height. What the reader sees stays where it is.
function layOut() {
  if (!root.classList.contains("waiting")) return;
  const seen = hasScrolled ? document.elementFromPoint(innerWidth / 2, 1) : undefined;
  const before = seen?.getBoundingClientRect().top;
  root.classList.remove("waiting");
  if (seen) scrollBy(0, seen.getBoundingClientRect().top - before);
}

// Two faults of a host the page can put right by itself: the reader is led to the folder with its
// slash, or out of the browser's cache, where the page may be older than the files there are.
async function isSentOn() {
  if (!location.protocol.startsWith("http")) return false;
  const folder = new URL(location.href);
  folder.pathname += "/";
  if (mayBeFolder && !(await faultOf(addressOf(new URL("./GLUE", folder)), /script/))) {
    // A host that takes the slash away sends the reader back: then to a page of the folder.
    const page = ["", `${own}.html`][tries()];
    if (page === undefined) return false;
    location.replace(new URL(page + location.search + location.hash, folder));
    return true;
  }
  // After a reload the page is the host's.
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

// How often this tab was sent on before, so that it doesn't go round in circles.
function tries() {
  try {
    const before = Number(sessionStorage.getItem(TRIES));
    sessionStorage.setItem(TRIES, before + 1);
    return before;
  } catch {
    // Without storage: not again after the host has sent the reader back.
    return visit?.redirectCount ? 2 : 0;
  }
}

function forgetTries() {
  try {
    sessionStorage.removeItem(TRIES);
  } catch {
    // Without storage there are none.
  }
}

// What keeps the page from starting: what the reader is told, and what the site's owner is.
async function cause(error) {
  const why = (why) => `the page can't start: ${why}`;
  if (typeof WebAssembly !== "object") return ["browser", why("the browser has no WebAssembly")];
  if (!location.protocol.startsWith("http")) {
    return ["saved", why("it was opened from a disk, where browsers load no scripts")];
  }
  // Not all engines report what of WebAssembly a policy blocks.
  if (error instanceof WebAssembly.CompileError && /CSP|Content.Security|embedder/.test(error)) {
    blocked ??= "the Content-Security-Policy (script-src) blocks wasm-eval";
  }
  if (blocked) return ["failed", why(blocked)];
  const glue = await faultOf(at("./GLUE"), /script/);
  const fault = glue ?? (await faultOf(at("./WASM"), /^(?!text\/html)/));
  return [fault?.isOfHost ? "failed" : "network", why(fault?.why ?? error)];
}

// What is wrong with a file that can't be used; `undefined`: nothing, so it may do the next time.
async function faultOf(address, type) {
  try {
    const response = await fetch(address, { cache: "no-cache" });
    const sent = response.headers.get("content-type") ?? "of no type";
    if (!response.ok) return { isOfHost: true, why: `${address} answers ${response.status}` };
    if (type.test(sent)) return undefined;
    return { isOfHost: true, why: `${address} arrives as ${sent}` };
  } catch (error) {
    return { isOfHost: false, why: `${address} does not arrive: ${error.message}` };
  }
}
