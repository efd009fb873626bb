// The service worker: it keeps the pages on the device, whole and of one version, and answers from
// there. The build puts `BUILT` before it: the version, the SHA-256 of each file by its path,
// which of them the folder itself opens, how many milliseconds a file may take, and the page for
// what is not here.

const { version, files, home, patience, lost } = BUILT;
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
    event.respondWith(fetch(request).catch(notHere));
  }
});

// All files, or none.
async function install() {
  try {
    await fill(await caches.open(NAME));
  } catch (error) {
    await caches.delete(NAME);
    const state = stateAfter(error);
    // Where an older version serves, the reader misses nothing that was promised.
    if (state === "full" || !registration.active) {
      const pages = await clients.matchAll({ includeUncontrolled: true });
      for (const page of pages) page.postMessage(state);
    }
    throw error;
  }
}

async function dropOthers() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== NAME) await caches.delete(name);
  }
}

async function tellHowItIs(client) {
  let state = "ready";
  const cache = await caches.open(NAME);
  if (!(await isWhole(cache))) {
    client.postMessage("not-yet");
    try {
      await fill(cache);
    } catch (error) {
      state = stateAfter(error);
    }
  }
  client.postMessage(state);
}

function stateAfter(error) {
  return error.name === "QuotaExceededError" ? "full" : "not-yet";
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
    return await fetch(request);
  } catch {
    return kept ?? notHere();
  }
}

async function part(request, path) {
  const cache = await caches.open(NAME);
  return (await cache.match(path)) ?? fetch(request);
}

async function isWhole(cache) {
  return (await cache.keys()).length === paths.length;
}

async function fill(cache) {
  const done = await Promise.allSettled(paths.map((path) => keep(cache, path)));
  const failed = done.find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
}

async function keep(cache, path) {
  if (!(await cache.match(path))) await cache.put(path, await genuine(path));
}

// The file as it was built: what a captive portal or a broken line makes of it is not kept. What
// the browser has of it may be out of date, so it is asked for anew then.
async function genuine(path) {
  for (const mode of ["default", "reload"]) {
    const response = await fetch(path, { cache: mode, signal: AbortSignal.timeout(patience) });
    const bytes = await response.arrayBuffer();
    if (response.ok && (await sha256(bytes)) === files[path]) {
      const headers = new Headers(response.headers);
      // They speak of the bytes as they travelled.
      headers.delete("content-encoding");
      headers.delete("content-length");
      // Made anew, as no page may come from a response that was redirected.
      return new Response(bytes, { headers });
    }
  }
  throw new Error(`${path} arrived otherwise than it was built`);
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
