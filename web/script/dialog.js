// Opens and closes a widget's dialog. In a frame, which can be much higher than the window, the
// middle can be far out of sight, so there the dialog opens within the part that the reader sees.

// As much of the part that is seen as a dialog may take, and what it has at least, in pixels.
const SHARE = 0.85;
const LEAST = 140;
// How long to wait for the browser to say what is seen.
const PATIENCE = 500;

// By dialog, what ends the wait for it or the watch over it.
const ends = new WeakMap();

function setOpen(dialog, isOpen) {
  ends.get(dialog)?.abort();
  if (!isOpen) dialog.close();
  else if (window === parent) show(dialog);
  else showInSight(dialog);
}

function show(dialog) {
  if (dialog.isConnected && !dialog.open) dialog.showModal();
}

function showInSight(dialog) {
  const end = new AbortController();
  const { signal } = end;
  ends.set(dialog, end);
  const place = async () => {
    const seen = await seenFrom(dialog.getRootNode());
    if (signal.aborted) return;
    if (seen) position(dialog.style, seen);
    show(dialog);
    // Before it was open, it was not in sight.
    observer.observe(dialog);
  };
  // It stays in its place while the reader scrolls the host page. Only when it has gone out of sight,
  // and would leave nothing but a dark page, does it come after.
  const page = document.documentElement;
  const inSight = new Map();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) inSight.set(target, isIntersecting);
    if (!dialog.isConnected) end.abort();
    else if (dialog.open && inSight.get(page) && inSight.get(dialog) === false) place();
  });
  observer.observe(page);
  addEventListener("resize", place, { signal });
  place();
  signal.addEventListener("abort", () => observer.disconnect());
}

// The part of this window that is seen in all windows around it, or nothing if none is. The probe is
// as large as the window, unless something around its place holds what is fixed; the document is as
// large as what it holds.
function seenFrom(place) {
  const probe = document.createElement("div");
  probe.style.cssText = "position:fixed;inset:0;visibility:hidden;pointer-events:none";
  place.append(probe);
  let observer;
  return new Promise((resolve) => {
    observer = new IntersectionObserver((entries) => {
      const parts = entries.filter((it) => it.isIntersecting).map((it) => it.intersectionRect);
      const edge = (name, pick) => pick(...parts.map((part) => part[name]));
      resolve(parts.length > 0 && {
        top: edge("top", Math.min),
        right: edge("right", Math.max),
        bottom: edge("bottom", Math.max),
        left: edge("left", Math.min),
      });
    });
    observer.observe(probe);
    observer.observe(document.documentElement);
    setTimeout(resolve, PATIENCE);
  }).finally(() => {
    observer.disconnect();
    probe.remove();
  });
}

function position(style, { top, right, bottom, left }) {
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  style.inset = style.maxHeight = style.maxWidth = "";
  if (top < 1 && left < 1 && right > width - 1 && bottom > height - 1) return;
  // Where hardly anything is seen, it goes beyond that.
  top = Math.max(0, Math.min(top, height - LEAST));
  bottom = Math.min(height, Math.max(bottom, top + LEAST));
  style.inset = `${top}px ${width - right}px ${height - bottom}px ${left}px`;
  style.maxHeight = `${(bottom - top) * SHARE}px`;
  style.maxWidth = `calc(${right - left}px - 2rem)`;
}
