// The build prepends this to `embed.js` and `resize.js`, which also run as classic scripts and so
// can't use `import.meta`. It replaces ADDRESS.

// Returns the address of the folder that a script came from, or `undefined` if it is unknown.
// `name` is the script's file name without `.js`. Tried in this order:
//
// 1. the `data-standpoint` attribute of a script element, for a site that bundles its scripts;
// 2. the script's own address, if its file is called `name`, with or without a hash;
// 3. the address that was passed to the build;
// 4. the script's own address, whatever the file is called.
function folderOf(name) {
  const current = document.currentScript;
  // DOM clobbering: an `<img name=currentScript>` would replace the property.
  const script = current instanceof HTMLScriptElement ? current : undefined;
  const marked = script?.dataset.standpoint ? script : document.querySelector("script[data-standpoint]");
  const declared = marked?.dataset.standpoint;
  // `currentScript` is null in a module, but the stack trace has the address of the module.
  const stack = String(new Error().stack).match(/\w+:\/\/\S+?(?=:\d+:\d+)/g) ?? [];
  const modules = [...document.querySelectorAll("script[type=module][src]")].map(({ src }) => src);
  const own = script ? script.src : stack[0];
  const hasName = (address) => new RegExp(`/${name}(-[0-9a-f]{16})?\\.js([?#]|$)`).test(address);
  const found = [own, ...stack, ...(script ? [] : modules)].find(hasName);
  const folder = declared?.replace(/\/?$/, "/") || found || ADDRESS || own;
  return folder && new URL(".", new URL(folder, document.baseURI)).href;
}
