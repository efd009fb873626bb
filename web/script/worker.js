// The service worker: stores the pages on the device, complete and of one version, and serves them.
// A catalogue, and the stories of a site that has too many to store them all, are stored beside the
// version: the catalogue always, a story once it is opened.
// The build puts `BUILD` before this: the version, the SHA-256 of each file by path, the files that
// only an installed app needs, the page that the folder opens, the time limit for a file in
// milliseconds, the page to show for what is not stored, and `marks`: a text in each story of this
// version, and one in the catalogue, if pages are stored beside the version.

const { version, files, optional, home, timeout, offlineHtml, marks } = BUILD;
const paths = Object.keys(files);
const CATALOGUE = "index.html";
// The most pages that are stored beside the version.
const MOST_BESIDE = 30;
// How long a page that is stored beside the version waits for a newer one, in milliseconds.
const PATIENCE = 4000;
const PREFIX = `standpoint ${registration.scope} `;
const NAME = PREFIX + version;

addEventListener("install", (event) => event.waitUntil(install()));

addEventListener("activate", (event) => event.waitUntil(deleteOtherCaches()));

addEventListener("message", (event) => {
  if (event.data === "skip-waiting") event.waitUntil(skipWaiting());
  if (event.data === "report-state") event.waitUntil(reportState(event.source));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const isPage = request.mode === "navigate";
  const path = pathOf(new URL(request.url), isPage);
  if (path !== undefined) {
    event.respondWith(isPage ? page(request, path) : part(request, path));
  } else if (isPage) {
    event.respondWith(pageBeside(event));
  }
});

// Stores all files that the pages need, or none.
async function install() {
  try {
    const cache = await caches.open(NAME);
    const reason = await storeAll(cache);
    if (reason) await messagePages({ reason });
    await storeBesideAgain(cache);
  } catch (error) {
    await caches.delete(NAME);
    const message = messageOf(error);
    // If an older version still serves, the reader doesn't need to know.
    const isServed = registration.active && message.state !== "full";
    if (!isServed) await messagePages(message);
    else if (error instanceof HostError) await messagePages({ reason: message.reason });
    throw error;
  }
}

async function messagePages(message) {
  const pages = await clients.matchAll({ includeUncontrolled: true });
  for (const page of pages) page.postMessage(message);
}

async function deleteOtherCaches() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== NAME) await caches.delete(name);
  }
}

async function reportState(client) {
  const cache = await caches.open(NAME);
  if (!(await isComplete(cache))) client.postMessage({ state: "not-yet" });
  try {
    const reason = await storeAll(cache);
    const path = besidePath(new URL(client.url));
    const isReady = !path || (await isStored(cache, path)) || (await storeBeside(cache, path));
    client.postMessage({ state: isReady ? "ready" : "not-yet", reason });
  } catch (error) {
    client.postMessage(messageOf(error));
  }
}

// A mistake of the host. `state` selects the message that the page shows.
class HostError extends Error {
  constructor(state, reason) {
    super(reason);
    this.state = state;
  }
}

// The message about an error: `state` for the reader, `reason` for the site's owner.
function messageOf(error) {
  if (error.name === "QuotaExceededError") return { state: "full" };
  return { state: error.state ?? "incomplete", reason: `not ready offline: ${error.message}` };
}

// Returns the path of the stored file that an address means, if there is one.
function pathOf(url, isPage) {
  const path = pathInScope(url);
  if (path === undefined) return undefined;
  if (isPage && isIndex(path)) return home ?? undefined;
  // A page's query doesn't change the file, and some hosts leave out the extension.
  const candidates = isPage ? [path, `${path}.html`] : [path + url.search];
  return candidates.find((path) => Object.hasOwn(files, path));
}

// Returns the path of the page beside the version that an address means, if it can be one.
function besidePath(url) {
  const path = pathInScope(url);
  if (path === undefined || !marks || pathOf(url, true)) return undefined;
  if (isIndex(path)) return CATALOGUE;
  const [, id] = /^([a-z0-9-]+)(\.html)?$/.exec(path) ?? [];
  return id && `${id}.html`;
}

// Returns the path of an address in the folder, if it is there.
function pathInScope({ origin, pathname }) {
  const base = new URL(registration.scope);
  const isInside = origin === base.origin && pathname.startsWith(base.pathname);
  return isInside ? pathname.slice(base.pathname.length) : undefined;
}

function isIndex(path) {
  return ["", CATALOGUE, "index"].includes(path);
}

async function page(request, path) {
  const cache = await caches.open(NAME);
  const stored = await cache.match(path);
  if (stored && (await isComplete(cache))) return stored;
  // The browser has evicted files. A page from the host finds all its files there.
  try {
    return await fromHost(request);
  } catch {
    return stored ?? offlinePage();
  }
}

// A page that doesn't belong to the version comes from the host: it may be newer than the stored one.
async function pageBeside(event) {
  const path = besidePath(new URL(event.request.url));
  if (!path) return fromHost(event.request).catch(offlinePage);
  const cache = await caches.open(NAME);
  const stored = await cache.match(path);
  const newest = fromHost(event.request);
  const kept = newest.then(async (response) => {
    // A body can be read only once.
    const copy = response.clone();
    await keepBeside(cache, path, copy, await copy.arrayBuffer());
  });
  // If it can't be stored, the page asks for it.
  event.waitUntil(kept.catch(() => {}));
  if (!stored) return newest.catch(offlinePage);
  const late = new Promise((show) => setTimeout(show, PATIENCE, stored));
  return Promise.race([newest.catch(() => stored), late]);
}

// Fetches a page from the host. `fetch` refuses addresses with a password.
function fromHost(request) {
  const url = new URL(request.url);
  if (!url.username && !url.password) return fetch(request);
  url.username = url.password = "";
  // The browser follows redirects, as for the original request.
  return fetch(url, { redirect: "manual" });
}

async function part(request, path) {
  const cache = await caches.open(NAME);
  return (await cache.match(path)) ?? fetch(request);
}

// Whether the cache has all files that the pages need.
async function isComplete(cache) {
  const stored = new Set((await cache.keys()).map(({ url }) => url));
  return paths.every((path) => optional.includes(path) || stored.has(new URL(path, location).href));
}

// Stores all files. Returns why the page can't be installed as an app, if so. Throws if a file that
// the pages need can't be stored.
async function storeAll(cache) {
  const done = await Promise.allSettled(paths.map((path) => store(cache, path)));
  const failed = done.flatMap(({ reason }, at) => (reason ? [{ reason, path: paths[at] }] : []));
  const needed = failed.find(({ path }) => !optional.includes(path));
  if (needed) throw needed.reason;
  const fault = failed.find(({ reason }) => reason instanceof HostError);
  return fault && `can't be installed as an app: ${fault.reason.message}`;
}

async function store(cache, path) {
  if (!(await cache.match(path))) await cache.put(path, await fetchVerified(path));
}

// Fetches the newest of a page and stores it beside the version. Returns whether the page is stored
// now: this one or an earlier one.
async function storeBeside(cache, path) {
  try {
    await keepBeside(cache, path, ...(await fetchBytes(path, "no-cache")));
    return isStored(cache, path);
  } catch (error) {
    if (await isStored(cache, path)) return true;
    throw error;
  }
}

// Stores a page beside the version, if it needs no other files than those of the version. A story that
// the host has withdrawn must not stay readable.
async function keepBeside(cache, path, response, bytes) {
  if ([404, 410].includes(response.status)) await cache.delete(path);
  if (!response.ok) return;
  const mark = path === CATALOGUE ? marks.catalogue : marks.story;
  if (!new TextDecoder().decode(bytes).includes(mark)) return;
  // It becomes the last key, also if it is there.
  await cache.put(path, storable(response, bytes));
  const beside = (await cache.keys()).filter(({ url }) => besidePath(new URL(url)));
  for (const page of beside.slice(0, -MOST_BESIDE)) await cache.delete(page);
}

async function isStored(cache, path) {
  return (await cache.match(path)) !== undefined;
}

// Stores the pages that were stored beside earlier versions, as far as possible: a story may have
// been deleted.
async function storeBesideAgain(cache) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX) || name === NAME) continue;
    for (const { url } of await (await caches.open(name)).keys()) {
      const path = besidePath(new URL(url));
      if (path) await storeBeside(cache, path).catch(() => {});
    }
  }
  await storeCatalogue(cache);
}

async function storeCatalogue(cache) {
  if (marks) await storeBeside(cache, CATALOGUE).catch(() => {});
}

// Fetches a file and verifies that it is the built one: a captive portal or a broken connection may
// have replaced it. If the browser's cache is out of date, requests it again from the host.
async function fetchVerified(path) {
  let fault;
  for (const mode of ["default", "reload"]) {
    const [response, bytes] = await fetchBytes(path, mode);
    if (!response.ok) {
      fault = new HostError("incomplete", `${path} answers ${response.status}`);
    } else if ((await sha256(bytes)) !== files[path]) {
      fault = new HostError("altered", `${path} is not as it was built${await describeChange(path, bytes)}`);
    } else {
      return storable(response, bytes);
    }
  }
  throw fault;
}

// Returns a new response: a redirected one may not answer a navigation.
function storable(response, bytes) {
  const headers = new Headers(response.headers);
  // These describe the bytes in transit.
  headers.delete("content-encoding");
  headers.delete("content-length");
  // A cache refuses `Vary: *`, and stored files don't vary.
  headers.delete("vary");
  return new Response(bytes, { headers });
}

async function fetchBytes(path, cache) {
  try {
    const response = await fetch(path, { cache, signal: AbortSignal.timeout(timeout) });
    return [response, await response.arrayBuffer()];
  } catch (error) {
    throw new Error(`${path} does not arrive: ${error.message}`);
  }
}

// Says how a file differs, if that is known: git and some upload programs change line ends.
async function describeChange(path, bytes) {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const before = new TextEncoder().encode(text.replaceAll("\r\n", "\n"));
  return (await sha256(before)) === files[path] ? ": its line ends were changed" : "";
}

function offlinePage() {
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
  };
  // Relative links would be wrong in the folders below.
  const html = offlineHtml.replace('href="./"', `href="${registration.scope}"`);
  return new Response(html, { status: 503, headers });
}
