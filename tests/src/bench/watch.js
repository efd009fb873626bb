// Runs in a measured page before its own scripts: records performance entries, and lets a driver
// answer a question as soon as possible.
window.__bench = (() => {
  // Time limit for loading and answering, and the wait afterwards for late entries, in milliseconds.
  const timeout = 25_000;
  const restTime = 2_000;
  // Interval of the driver while the document does not change, in milliseconds.
  const interval = 20;
  // Browsers exclude layout shifts within this time after user input, in milliseconds. Clicks of a
  // script don't count as input, so we exclude those shifts ourselves.
  const afterClick = 500;

  const metrics = {};
  const clicks = [];
  const shifts = [];
  const candidates = [];
  let failure = null;
  let isOver = true;
  let mutations = null;

  const on = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  on("paint", (entry) => {
    if (entry.name === "first-contentful-paint") metrics.first_paint_ms = entry.startTime;
  });
  on("largest-contentful-paint", (entry) => candidates.push(entry.startTime));
  on("layout-shift", (entry) => shifts.push({ at: entry.startTime, by: entry.value }));

  const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  // Calls the driver on each change of the document, and at an interval for other changes, until it
  // returns true. Requests no animation frames, so that the page renders no more often than for a
  // reader.
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
      if (!isOver) setTimeout(anyway, interval);
    };
    mutations = new MutationObserver(attempt);
    observe(document);
    anyway();
  }

  // An observer of the document doesn't see changes in a shadow root.
  function observe(root) {
    mutations.observe(root, { attributes: true, characterData: true, childList: true, subtree: true });
  }

  function click(element) {
    clicks.push(performance.now());
    element.click();
  }

  function mark(name) {
    metrics[name] ??= performance.now();
  }

  // Cumulative Layout Shift as browsers compute it: the largest sum of a session window, which lasts at
  // most 5 s with gaps of less than 1 s.
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
      if (performance.now() > timeout) {
        const text = (document.body?.innerText ?? "").slice(0, 300);
        throw new Error(`timed out after ${clicks.length} clicks: ${text}`);
      }
      await wait(100);
    }
    if (failure) throw new Error(failure);
    await wait(restTime);
    const [visit] = performance.getEntriesByType("navigation");
    const loaded = [visit, ...performance.getEntriesByType("resource")].filter((it) => it.transferSize > 0);
    // Candidates after the first input don't count, as in browsers.
    const firstClick = clicks[0] ?? Infinity;
    if (clicks.length > 0) metrics.answered_ms = clicks[0];
    const largest = candidates.filter((at) => at <= firstClick).at(-1);
    if (largest !== undefined) metrics.largest_paint_ms = largest;
    metrics.document_ms = visit.responseEnd;
    metrics.layout_shift = layoutShift();
    metrics.bytes = loaded.reduce((sum, it) => sum + it.transferSize, 0);
    metrics.requests = loaded.length;
    return metrics;
  }

  return { click, follow, mark, observe, result };
})();
