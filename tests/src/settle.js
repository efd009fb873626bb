const quiet = 300;
const limit = 10_000;
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const started = performance.now();
let changed = started;
const observer = new MutationObserver(() => (changed = performance.now()));
observer.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
while (document.readyState !== "complete" || performance.now() - changed < quiet) {
  if (performance.now() - started > limit) throw new Error(`the document still changes after ${limit / 1000} s`);
  await wait(50);
}
observer.disconnect();
await document.fonts.ready;
const finite = document.getAnimations().filter(
  (animation) => animation.playState === "running" && animation.effect.getComputedTiming().endTime < Infinity,
);
await Promise.allSettled(finite.map((animation) => animation.finished));
