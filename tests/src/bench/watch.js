// Runs in a measured page before any script of its own: notes what the browser tells of it, and
// has a driver act in it as soon as it can.
window.__bench = (() => {
  // What a page gets for all that is waited for, and then to come to rest, in milliseconds.
  const patience = 25_000;
  const rest = 2_000;
  // Between two looks at a page that does not change.
  const between = 20;
  // Browsers leave out of the layout shift what follows a reader's click within this time. Clicks
  // of a script are none to them, so we leave it out ourselves.
  const afterClick = 500;

  const told = {};
  const clicks = [];
  const shifts = [];
  const candidates = [];
  let failure = null;
  let isOver = true;
  let mutations = null;

  const on = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  on("paint", (entry) => {
    if (entry.name === "first-contentful-paint") told.first_paint_ms = entry.startTime;
  });
  on("largest-contentful-paint", (entry) => candidates.push(entry.startTime));
  on("layout-shift", (entry) => shifts.push({ at: entry.startTime, by: entry.value }));

  const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  // The driver: looks at each change, and now and then for what is no change of the document,
  // until it says that all is done. It asks for no frames, so that a page draws no more often than
  // it does for a reader.
  function follow(look) {
    isOver = false;
    const attempt = () => {
      if (isOver) return;
      try {
        isOver = look() === true;
      } catch (error) {
        failure = String(error);
        isOver = true;
      }
      if (isOver) mutations.disconnect();
    };
    const anyway = () => {
      attempt();
      if (!isOver) setTimeout(anyway, between);
    };
    mutations = new MutationObserver(attempt);
    observe(document);
    anyway();
  }

  // Changes within a shadow root are not seen from without.
  function observe(root) {
    mutations.observe(root, { attributes: true, characterData: true, childList: true, subtree: true });
  }

  function click(element) {
    clicks.push(performance.now());
    element.click();
  }

  function mark(name) {
    told[name] ??= performance.now();
  }

  // As the browser's own sum: the worst of the windows of at most 5 s, with gaps below 1 s.
  function layoutShift() {
    const counted = shifts.filter(({ at }) => !clicks.some((click) => at >= click && at < click + afterClick));
    let worst = 0;
    let sum = 0;
    let first = -Infinity;
    let last = -Infinity;
    for (const { at, by } of counted) {
      if (at - last >= 1_000 || at - first >= 5_000) {
        first = at;
        sum = 0;
      }
      last = at;
      sum += by;
      worst = Math.max(worst, sum);
    }
    return worst;
  }

  async function result() {
    while (document.readyState !== "complete" || !isOver) {
      if (performance.now() > patience) {
        const text = (document.body?.innerText ?? "").slice(0, 300);
        throw new Error(`the page does not get there after ${clicks.length} clicks: ${text}`);
      }
      await wait(100);
    }
    if (failure) throw new Error(failure);
    await wait(rest);
    const [visit] = performance.getEntriesByType("navigation");
    const loaded = [visit, ...performance.getEntriesByType("resource")].filter((it) => it.transferSize > 0);
    // Up to the first click, as by the browser's own rule.
    const firstClick = clicks[0] ?? Infinity;
    if (clicks.length > 0) told.answered_ms = clicks[0];
    const largest = candidates.filter((at) => at <= firstClick).at(-1);
    if (largest !== undefined) told.largest_paint_ms = largest;
    told.document_ms = visit.responseEnd;
    told.layout_shift = layoutShift();
    told.bytes = loaded.reduce((sum, it) => sum + it.transferSize, 0);
    told.requests = loaded.length;
    return told;
  }

  return { click, follow, mark, observe, result };
})();
