// What starting ends in, whichever way a page starts: it stands before `start.js` and `one-file.js`.

const part = (name) => document.querySelector("." + name);

// The text for readers without a script. It is needed again where the page is saved from the
// browser: it stays in a `template`, out of the program's way.
let plain;
let store;

// Before the program starts, as it may render everything again. The page may have been saved while
// it was alive: then some of this is in it already.
function begin() {
  document.documentElement.classList.remove("not-alive");
  part("not-started")?.classList.remove("now");
  part("offline")?.replaceChildren();
  part("offline")?.removeAttribute("data-state");
  store = document.getElementById("store");
  plain = store?.content.firstElementChild ?? part("plain");
}

function isAlive() {
  // Everything that tells an alive page from another follows from this, since it is never saved
  // along with a page: a saved copy looks and reads as what it is.
  customElements.define("standpoint-page", class extends HTMLElement {});
  const isOnline = location.protocol.startsWith("http");
  say("saved", isOnline && "online", addressOf(location.href));
  if (!plain) return;
  const leavePlain = () => {
    if (!store) {
      store = document.createElement("template");
      store.id = "store";
      document.body.append(store);
    }
    store.content.append(plain);
  };
  // It goes when the reader goes on, or at once where it is out of sight: nothing moves.
  if (!plain.isConnected || plain.getBoundingClientRect().top >= innerHeight) leavePlain();
  else addEventListener("hashchange", leavePlain, { once: true });
}

// `state` is what the reader is told, `why` is for the site's owner.
function isNotAlive(state, why) {
  warn(why);
  document.documentElement.classList.add("not-alive");
  if (plain && !plain.isConnected) document.querySelector("main")?.append(plain);
  const isSaved = state === "saved";
  // What it came from is known where it was alive when it was saved.
  if (!isSaved || !part("not-started")?.querySelector("a")) {
    if (isSaved) say(state, ...original());
    else say(state, state !== "browser" && "reload", addressOf(location.href));
  }
  part("not-started")?.classList.add("now");
}

// For the site's owner, in one line: docs/hosting.md lists them.
function warn(why) {
  console.warn(`Standpoint: ${why}. See "What goes wrong" in hosting.md.`);
}

// In the line at the lower edge: what is so, and a link to do something about it.
function say(state, label, address) {
  const line = part("not-started");
  if (!line) return;
  line.textContent = line.dataset[state];
  if (!label) return;
  const link = document.createElement("a");
  link.href = address;
  link.textContent = line.dataset[label];
  if (label === "reload") {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      location.reload();
    });
  }
  line.append(" ", link);
}

// Where a page from a disk can be read with all it has.
function original() {
  const online = document.querySelector("link[rel=canonical]")?.href;
  if (online?.startsWith("http")) return ["online", online];
  const isPage = part("not-started")?.dataset.single;
  return isPage ? ["single", `standpoint-${document.documentElement.dataset.pack}.html`] : [];
}

// Without `user:password@`, with which nothing can be fetched.
function addressOf(address) {
  const url = new URL(address);
  url.username = url.password = "";
  return url.href;
}
