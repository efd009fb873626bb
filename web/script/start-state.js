// Shows whether the page has started. The build puts this before `start.js` and `single-file.js`.

const part = (name) => document.querySelector("." + name);

// The text for readers without JavaScript. A copy that is saved from the browser needs it again, so
// it moves to a `template`, out of the program's way.
let plain;
let template;

// Runs before the program starts, since that may render everything again. A page that was saved
// after it had started already contains some of this.
function prepare() {
  document.documentElement.classList.remove("start-failed");
  part("not-started")?.classList.remove("now");
  part("offline")?.replaceChildren();
  part("offline")?.removeAttribute("data-state");
  template = document.getElementById("plain-template");
  plain = template?.content.firstElementChild ?? part("plain");
}

function markStarted() {
  // A custom element's definition is never saved with a page. So everything that only a started page
  // shows depends on it, and a saved copy looks and reads like a copy.
  customElements.define("standpoint-page", class extends HTMLElement {});
  const isOnline = location.protocol.startsWith("http");
  say("saved", isOnline && "online", addressOf(location.href));
  if (!plain) return;
  const removePlain = () => {
    if (!template) {
      template = document.createElement("template");
      template.id = "plain-template";
      document.body.append(template);
    }
    template.content.append(plain);
  };
  // Removed when the reader opens another view, or at once if it is out of sight: nothing jumps.
  const [box] = plain.getClientRects();
  if (!box || box.top >= innerHeight) removePlain();
  else addEventListener("hashchange", removePlain, { once: true });
}

// `state` selects the message for the reader; `reason` is for the site's owner.
function markFailed(state, reason) {
  warn(reason);
  document.documentElement.classList.add("start-failed");
  if (plain && !plain.isConnected) document.querySelector("main")?.append(plain);
  const isSaved = state === "saved";
  // A page that was saved after it had started already links to where it came from.
  if (!isSaved || !part("not-started")?.querySelector("a")) {
    if (isSaved) say(state, ...original());
    else say(state, state !== "browser" && "reload", addressOf(location.href));
  }
  part("not-started")?.classList.add("now");
}

// Logs one line for the site's owner; docs/hosting.md explains each.
function warn(reason) {
  console.warn(`Standpoint: ${reason}. See "What goes wrong" in hosting.md.`);
}

// Shows a message in the line at the lower edge, with a link to what the reader can do.
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

// The label and address of a version that works, for a page that was opened from a disk.
function original() {
  const online = document.querySelector("link[rel=canonical]")?.href;
  if (online?.startsWith("http")) return ["online", online];
  const isPage = part("not-started")?.dataset.single;
  return isPage ? ["single", `standpoint-${document.documentElement.dataset.pack}.html`] : [];
}

// The address without `user:password@`: `fetch` refuses addresses with a password.
function addressOf(address) {
  const url = new URL(address);
  url.username = url.password = "";
  return url.href;
}
