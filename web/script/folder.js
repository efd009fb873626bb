// The build puts this before `embed.js` and `resize.js`, which also run as classic scripts and so
// can't use `import.meta`. It replaces ADDRESS.

// Returns the address of the folder that a script came from, or `undefined` if it is unknown.
// `name` is the script's file name without `.js`. Tried in this order:
//
// 1. `data-standpoint` of a script in the page: for scripts that were bundled into one;
// 2. the script's own address, if its file has the name, with or without a hash;
// 3. the address that the build was given;
// 4. the script's own address, whatever the file is called.
function folderOf(name) {
  const current = document.currentScript;
  // An image with the name `currentScript` would be found as well.
  const script = current instanceof HTMLScriptElement ? current : undefined;
  const marked = script?.dataset.standpoint ? script : document.querySelector("script[data-standpoint]");
  const declared = marked?.dataset.standpoint;
  // A module is no `currentScript`, but the stack names the script that is running.
  const stack = String(new Error().stack).match(/\w+:\/\/\S+?(?=:\d+:\d+)/g) ?? [];
  const modules = [...document.querySelectorAll("script[type=module][src]")].map(({ src }) => src);
  const own = script ? script.src : stack[0];
  const hasName = (address) => new RegExp(`/${name}(-[0-9a-f]{16})?\\.js([?#]|$)`).test(address);
  const found = [own, ...stack, ...(script ? [] : modules)].find(hasName);
  const folder = declared?.replace(/\/?$/, "/") || found || ADDRESS || own;
  return folder && new URL(".", new URL(folder, document.baseURI)).href;
}
