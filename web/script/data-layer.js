// For a page with a tag manager: pushes each event of its stories to `dataLayer`,
// <https://developers.google.com/tag-platform/tag-manager/datalayer>. Ratings are left out, even if
// the page receives them.

// If the script is loaded twice, each event is still pushed once.
const LOADED = Symbol.for("standpoint.data-layer");
const NAMES = ["ready", "view", "answered", "completed", "rated", "compared", "failed"];

const isFirst = !document[LOADED];
document[LOADED] = true;
for (const name of isFirst ? NAMES : []) {
  document.addEventListener(`standpoint-${name}`, ({ detail: { answer, weight, ...detail } }) => {
    window.dataLayer ??= [];
    // Cleared first, because a tag manager merges new data into old.
    window.dataLayer.push({ standpoint: null }, { event: `standpoint_${name}`, standpoint: detail });
  });
}
