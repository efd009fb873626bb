// What starting ends in, whichever way a page starts: it stands before `start.js` and `one-file.js`.

const part = (name) => document.querySelector("." + name);

// What is there for readers without a script goes when the reader goes on, or at once where it is
// out of sight: nothing moves.
function isAlive() {
  const leavePlain = () => part("plain")?.remove();
  part("not-started")?.remove();
  addEventListener("hashchange", leavePlain, { once: true });
  if (part("plain")?.getBoundingClientRect().top >= innerHeight) leavePlain();
}

function isNotAlive(error) {
  console.warn(error);
  document.documentElement.classList.add("not-alive");
  part("not-started")?.classList.add("now");
}
