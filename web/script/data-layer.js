// For a page with a tag manager: hands on what its stories tell, each as an object in `dataLayer`,
// <https://developers.google.com/tag-platform/tag-manager/datalayer>. How a reader rates stays out
// of it, even where the page hears of that.

// Where it is loaded twice, each event is still handed on once.
const LOADED = Symbol.for("standpoint.data-layer");
const NAMES = ["ready", "view", "answered", "completed", "rated", "compared", "failed"];

const isFirst = !document[LOADED];
document[LOADED] = true;
for (const name of isFirst ? NAMES : []) {
  document.addEventListener(`standpoint-${name}`, ({ detail: { answer, weight, ...detail } }) => {
    window.dataLayer ??= [];
    // Cleared, as a tag manager adds what it gets to what it has.
    window.dataLayer.push({ standpoint: null }, { event: `standpoint_${name}`, standpoint: detail });
  });
}
