// What every page runs in its head: it starts the wasm while the page still comes in, and has it
// take over the page once that is there. The build puts the files' names in.

const root = document.documentElement;
const asked = new URLSearchParams(location.search).get("pack");
const isElsewhere = asked !== null && asked !== root.dataset.pack;
// The story that is there is not the one that is asked for.
if (isElsewhere) root.classList.add("elsewhere");
// Not where the browser is to find a place in the page: what is above would still change.
const [visit] = performance.getEntriesByType("navigation");
const hasPlace = location.hash.startsWith("#story/") || visit?.type !== "navigate";
if (!hasPlace) root.classList.add("waiting");
let hasScrolled = false;
addEventListener("scroll", () => (hasScrolled = true), { once: true });
addEventListener("click", layOut, { capture: true, once: true });
setTimeout(goOn, 6000);

const started = Promise.all([import("./GLUE"), fetch("./WASM")]);
// Whether it failed is asked below, when the page is there.
started.catch(() => {});

addEventListener("DOMContentLoaded", async () => {
  if (isElsewhere) {
    const { packs } = JSON.parse(document.getElementById("packs").textContent);
    // It has a page of its own.
    if (packs.some(({ id }) => id === asked)) {
      location.replace(`${asked}.html${location.hash}`);
      return;
    }
  }

  try {
    if (!document.getElementById("packs")) throw new Error("the page was cut short on its way");
    const [glue, wasm] = await started;
    await glue.default({ module_or_path: wasm });
    isAlive();
  } catch (error) {
    isNotAlive(error);
    layOut();
    // The browser went there while what is above had no height yet.
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }
  root.classList.remove("elsewhere");
  goOn();
});

// Once the page is alive, or takes long to be: what is kept for offline is not to hold it up.
function goOn() {
  layOut();
  import("./OFFLINE").catch(() => {});
}

// What was out of sight gets its height. What the reader sees stays where it is.
function layOut() {
  if (!root.classList.contains("waiting")) return;
  const seen = hasScrolled ? document.elementFromPoint(innerWidth / 2, 1) : undefined;
  const before = seen?.getBoundingClientRect().top;
  root.classList.remove("waiting");
  if (seen) scrollBy(0, seen.getBoundingClientRect().top - before);
}
