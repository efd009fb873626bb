// Opens and closes a widget's dialog. The middle of a frame that is much higher than the window can
// be far out of sight, so in a frame the dialog opens within the visible part.

// The largest share of the visible part that a dialog may take, and its least height in pixels.
const SHARE = 0.85;
const MIN_HEIGHT = 140;
// How long to wait for the browser to report the visible part, in milliseconds.
const TIMEOUT = 500;

// For each dialog, the controller that stops waiting for and observing it.
const ends = new WeakMap();

function setOpen(dialog, isOpen) {
  ends.get(dialog)?.abort();
  if (!isOpen) dialog.close();
  else if (window === parent) show(dialog);
  else showInView(dialog);
}

function show(dialog) {
  if (dialog.isConnected && !dialog.open) dialog.showModal();
}

function showInView(dialog) {
  const end = new AbortController();
  const { signal } = end;
  ends.set(dialog, end);
  const place = async () => {
    const visible = await visibleFrom(dialog.getRootNode());
    if (signal.aborted) return;
    if (visible) position(dialog.style, visible);
    show(dialog);
    // Only once it is open can it be in sight.
    observer.observe(dialog);
  };
  // It keeps its place while the reader scrolls the host page. It moves only when it is out of
  // sight, because then the reader would see nothing but a dimmed page.
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

// Resolves to the part of this window that is visible through all windows around it; a falsy value
// if none is. The probe is as large as the window, unless an ancestor is the containing block of
// fixed elements; the document is as large as its content.
function visibleFrom(place) {
  const probe = document.createElement("div");
  probe.style.cssText = "position:fixed;inset:0;visibility:hidden;pointer-events:none";
  place.append(probe);
  let observer;
  return new Promise((resolve) => {
    observer = new IntersectionObserver((entries) => {
      const parts = entries.filter((entry) => entry.isIntersecting).map((entry) => entry.intersectionRect);
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
    setTimeout(resolve, TIMEOUT);
  }).finally(() => {
    observer.disconnect();
    probe.remove();
  });
}

function position(style, { top, right, bottom, left }) {
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  style.inset = style.maxHeight = style.maxWidth = "";
  if (top < 1 && left < 1 && right > width - 1 && bottom > height - 1) return;
  // If hardly anything is visible, the dialog extends beyond it.
  top = Math.max(0, Math.min(top, height - MIN_HEIGHT));
  bottom = Math.min(height, Math.max(bottom, top + MIN_HEIGHT));
  style.inset = `${top}px ${width - right}px ${height - bottom}px ${left}px`;
  style.maxHeight = `${(bottom - top) * SHARE}px`;
  style.maxWidth = `calc(${right - left}px - 2rem)`;
}
