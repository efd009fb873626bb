// What every page runs in its head: it starts the wasm while the page still comes in, and has it
// take over the page once that is there. The build puts the files' names in.

const root = document.documentElement;
const asked = new URLSearchParams(location.search).get("pack");
const isElsewhere = asked !== null && asked !== root.dataset.pack;
// The story that is there is not the one that is asked for.
if (isElsewhere) root.classList.add("elsewhere");
// Not where a paragraph is sought: what is above it would change its place.
if (!location.hash.startsWith("#story/")) root.classList.add("waiting");
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
    const [glue, wasm] = await started;
    await glue.default({ module_or_path: wasm });
    isAlive();
  } catch (error) {
    isNotAlive(error);
  }
  root.classList.remove("elsewhere");
  goOn();
});

// Once the page is alive, or takes long to be: what is kept for offline is not to hold it up.
function goOn() {
  root.classList.remove("waiting");
  import("./OFFLINE").catch(() => {});
}
