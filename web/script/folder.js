// It stands before `embed.js` and `resize.js`. They run as modules and as classic scripts alike, so
// they can't use `import.meta`. The build puts ADDRESS in.

// The address of the folder that a script came from, by the script's name without `.js`; `undefined`
// where nothing says so. In this order:
//
// 1. what the page says, as `data-standpoint` of a script: for scripts that were bundled into one;
// 2. the script's own address, where its file has the name, with or without a hash;
// 3. the address that the build was given;
// 4. the script's own address, whatever the file is called.
function folderOf(name) {
  const current = document.currentScript;
  // An image that is named `currentScript` would be found as well.
  const script = current instanceof HTMLScriptElement ? current : undefined;
  const marked = script?.dataset.standpoint ? script : document.querySelector("script[data-standpoint]");
  const said = marked?.dataset.standpoint;
  // Only the script that runs now stands in the stack: a module is no `currentScript`.
  const stack = String(new Error().stack).match(/\w+:\/\/\S+?(?=:\d+:\d+)/g) ?? [];
  const modules = [...document.querySelectorAll("script[type=module][src]")].map(({ src }) => src);
  const own = script ? script.src : stack[0];
  const hasName = (address) => new RegExp(`/${name}(-[0-9a-f]{16})?\\.js([?#]|$)`).test(address);
  const found = [own, ...stack, ...(script ? [] : modules)].find(hasName);
  const folder = said?.replace(/\/?$/, "/") || found || ADDRESS || own;
  return folder && new URL(".", new URL(folder, document.baseURI)).href;
}
