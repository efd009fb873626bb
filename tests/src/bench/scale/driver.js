// Runs in a measured page before its own scripts: opens parts of the page and measures how long that
// takes.
window.__scale = (() => {
  // How long nothing must change until the page counts as idle, and the time limit, in milliseconds.
  const quiet = 300;
  const limit = 100_000;
  // Tasks of at least 50 ms.
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });
  const longest = (since) =>
    Math.max(0, ...tasks.filter((it) => it.startTime + it.duration > since).map((it) => it.duration));

  const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  // Resolves after the next frame, with the time: the first task after the callbacks of an animation
  // frame runs when the frame has been laid out and painted.
  const painted = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      }),
    );

  // When the last change was painted, and how many are still to be.
  let changed = 0;
  let pending = 0;
  const observer = new MutationObserver(async () => {
    pending++;
    changed = await painted();
    pending--;
  });
  observer.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });

  function find(css) {
    const found = document.querySelector(css);
    if (!found) throw new Error(`no element matches ${css}`);
    return found;
  }

  // Waits until an element matches `css` and nothing has happened for a while. Returns how long after
  // `started` the last change was painted or the last long task ended, whichever is later; the longest
  // task; and how many elements there are.
  async function idle(css, started) {
    const ends = () => Math.max(changed, ...tasks.map((it) => it.startTime + it.duration));
    const isQuiet = () => pending === 0 && performance.now() - ends() >= quiet;
    while (document.readyState !== "complete" || !document.querySelector(css) || !isQuiet()) {
      if (performance.now() - started > limit) throw new Error(`the page isn't idle with ${css}`);
      await wait(20);
    }
    return {
      idle_ms: ends() - started,
      longest_task_ms: longest(started),
      elements: document.querySelectorAll("*").length,
    };
  }

  // Clicks on `button`, and measures until the page is idle and shows `css`.
  async function open(button, css) {
    const target = find(button);
    const started = performance.now();
    target.click();
    await painted();
    return idle(css, started);
  }

  const input = (at) =>
    document.querySelectorAll(".proposition-form")[at].querySelectorAll(".answers input")[at % 5];

  // Rates the statements from `first` to before `end`.
  async function rate(first, end) {
    for (let at = first; at < end; at++) input(at).click();
    await painted();
    await idle("body", performance.now());
  }

  // Rates the same one by one, and measures each from the click until the next frame is painted.
  async function rateEach(first, end) {
    const begun = performance.now();
    const times = [];
    for (let at = first; at < end; at++) {
      document.querySelectorAll(".overview .to-statement")[at].click();
      await painted();
      await idle("body", performance.now());
      const started = performance.now();
      input(at).click();
      times.push((await painted()) - started);
      await idle("body", performance.now());
    }
    return { times, longest_task_ms: longest(begun) };
  }

  return { idle, open, rate, rateEach };
})();
