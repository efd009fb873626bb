// The service worker: it keeps the pages on the device, whole and of one version, and answers from
// there. The build puts `BUILT` before it: the version, the SHA-256 of each file by its path,
// which of them only an installed app needs, which the folder itself opens, how many milliseconds
// a file may take, and the page for what is not here.

const { version, files, optional, home, patience, lost } = BUILT;
const paths = Object.keys(files);
const PREFIX = `standpoint ${registration.scope} `;
const NAME = PREFIX + version;

addEventListener("install", (event) => event.waitUntil(install()));

addEventListener("activate", (event) => event.waitUntil(dropOthers()));

addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(skipWaiting());
  if (event.data === "how is it") event.waitUntil(tellHowItIs(event.source));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const isPage = request.mode === "navigate";
  const path = pathOf(new URL(request.url), isPage);
  if (path !== undefined) {
    event.respondWith(isPage ? page(request, path) : part(request, path));
  } else if (isPage) {
    event.respondWith(fromHost(request).catch(notHere));
  }
});

// All files that the pages need, or none.
async function install() {
  try {
    const why = await fill(await caches.open(NAME));
    if (why) await tellPages({ why });
  } catch (error) {
    await caches.delete(NAME);
    const told = toldOf(error);
    // Where an older version serves, the reader misses nothing that was promised.
    const isServed = registration.active && told.state !== "full";
    if (!isServed) await tellPages(told);
    else if (error instanceof Fault) await tellPages({ why: told.why });
    throw error;
  }
}

async function tellPages(told) {
  const pages = await clients.matchAll({ includeUncontrolled: true });
  for (const page of pages) page.postMessage(told);
}

async function dropOthers() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== NAME) await caches.delete(name);
  }
}

async function tellHowItIs(client) {
  const cache = await caches.open(NAME);
  if (!(await isWhole(cache))) client.postMessage({ state: "not-yet" });
  try {
    const why = await fill(cache);
    client.postMessage({ state: "ready", why });
  } catch (error) {
    client.postMessage(toldOf(error));
  }
}

// What the host does wrong, and what the page says of it.
class Fault extends Error {
  constructor(state, why) {
    super(why);
    this.state = state;
  }
}

// What the reader is told, and what the site's owner is.
function toldOf(error) {
  if (error.name === "QuotaExceededError") return { state: "full" };
  return { state: error.state ?? "incomplete", why: `not ready offline: ${error.message}` };
}

// Which of the files an address means.
function pathOf(url, isPage) {
  const base = new URL(registration.scope);
  if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) return undefined;
  const path = url.pathname.slice(base.pathname.length);
  if (isPage && ["", "index.html", "index"].includes(path)) return home;
  // A page's query says nothing of which file it is, and some hosts leave the ending out.
  const meant = isPage ? [path, `${path}.html`] : [path + url.search];
  return meant.find((it) => Object.hasOwn(files, it));
}

async function page(request, path) {
  const cache = await caches.open(NAME);
  const kept = await cache.match(path);
  if (kept && (await isWhole(cache))) return kept;
  // The browser has thrown some away. A page from the host has all its files there.
  try {
    return await fromHost(request);
  } catch {
    return kept ?? notHere();
  }
}

// A page. Nothing can be fetched from an address that has a password in it.
function fromHost(request) {
  const url = new URL(request.url);
  if (!url.username && !url.password) return fetch(request);
  url.username = url.password = "";
  // The browser follows where it leads, as with the request itself.
  return fetch(url, { redirect: "manual" });
}

async function part(request, path) {
  const cache = await caches.open(NAME);
  return (await cache.match(path)) ?? fetch(request);
}

// With all files that the pages need.
async function isWhole(cache) {
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  return paths.every((path) => optional.includes(path) || kept.has(new URL(path, location).href));
}

// Returns why the page can't be installed as an app, where it can't.
async function fill(cache) {
  const done = await Promise.allSettled(paths.map((path) => keep(cache, path)));
  const failed = done.flatMap(({ reason }, at) => (reason ? [{ reason, path: paths[at] }] : []));
  const needed = failed.find(({ path }) => !optional.includes(path));
  if (needed) throw needed.reason;
  const fault = failed.find(({ reason }) => reason instanceof Fault);
  return fault && `can't be installed as an app: ${fault.reason.message}`;
}

async function keep(cache, path) {
  if (!(await cache.match(path))) await cache.put(path, await genuine(path));
}

// The file as it was built: what a captive portal or a broken line makes of it is not kept. What
// the browser has of it may be out of date, so it is asked for anew then.
async function genuine(path) {
  let fault;
  for (const mode of ["default", "reload"]) {
    const [response, bytes] = await arrived(path, mode);
    if (!response.ok) {
      fault = new Fault("incomplete", `${path} answers ${response.status}`);
    } else if ((await sha256(bytes)) !== files[path]) {
      fault = new Fault("altered", `${path} is not as it was built${await howOf(path, bytes)}`);
    } else {
      const headers = new Headers(response.headers);
      // They speak of the bytes as they travelled.
      headers.delete("content-encoding");
      headers.delete("content-length");
      // No cache takes what varies by everything, and here it varies by nothing.
      headers.delete("vary");
      // Made anew, as no page may come from a response that was redirected.
      return new Response(bytes, { headers });
    }
  }
  throw fault;
}

async function arrived(path, cache) {
  try {
    const response = await fetch(path, { cache, signal: AbortSignal.timeout(patience) });
    return [response, await response.arrayBuffer()];
  } catch (error) {
    throw new Error(`${path} does not arrive: ${error.message}`);
  }
}

// Git and some upload programs change line ends.
async function howOf(path, bytes) {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const before = new TextEncoder().encode(text.replaceAll("\r\n", "\n"));
  return (await sha256(before)) === files[path] ? ": its line ends were changed" : "";
}

function notHere() {
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
  };
  // It answers for folders below as well.
  const html = lost.replace('href="./"', `href="${registration.scope}"`);
  return new Response(html, { status: 503, headers });
}
