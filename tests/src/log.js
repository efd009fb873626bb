// Returns and clears the hook's log: of the topmost window, or of this one if the topmost is
// cross-origin.
const home = (() => {
  try {
    return top.__standpointLog ? top : window;
  } catch {
    return window;
  }
})();
return (home.__standpointLog ?? []).splice(0);
