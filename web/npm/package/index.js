// Loads the element from a folder. The build replaces SCRIPT.

const TAG = "stand-point";
const HINT =
  "use the plugin `standpoint-element/vite`, or copy the folder `files` of the installed package " +
  "standpoint-element to your site and pass its address to `load`";

let loading;
let failures = 0;

export function load(folder) {
  // A server has no elements.
  if (typeof document === "undefined" || customElements.get(TAG)) return Promise.resolve();
  loading ??= define(folder).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function define(folder) {
  const base = new URL(String(folder).replace(/\/?$/, "/"), document.baseURI);
  const address = new URL("SCRIPT", base).href;
  let directive;
  const onViolation = ({ blockedURI, disposition, effectiveDirective }) => {
    if (disposition === "enforce" && blockedURI && address.startsWith(blockedURI)) directive = effectiveDirective;
  };
  document.addEventListener("securitypolicyviolation", onViolation);
  try {
    // Some browsers never request a failed module again, except at another address.
    const again = failures ? `?again=${failures}` : "";
    // A bundler must leave this as it is. A script element would need a Trusted Types policy.
    await import(/* @vite-ignore */ /* webpackIgnore: true */ /* turbopackIgnore: true */ address + again);
  } catch (error) {
    failures += 1;
    // The event can come after the error.
    await new Promise((next) => setTimeout(next));
    throw new Error(directive ? forbidden(address, directive) : await reason(address, error));
  } finally {
    document.removeEventListener("securitypolicyviolation", onViolation);
  }
  if (!customElements.get(TAG)) throw new Error(`${address} did not define <${TAG}>: the console says why`);
}

function forbidden(address, directive) {
  const [name] = directive.split("-elem");
  return `the page's Content-Security-Policy has to allow ${new URL(address).origin} in ${name}`;
}

// Returns why a script can't be imported. Not all browsers say why, so this requests it.
async function reason(address, { message }) {
  const response = await fetch(address).catch(() => undefined);
  if (!response) return `${address} can't be loaded: ${message}`;
  if (!response.ok) return `${address} answers ${response.status}: ${HINT}`;
  const type = response.headers.get("content-type") ?? "of no type";
  // Many servers answer with a page where there is no file.
  if (!type.includes("javascript")) return `${address} is ${type} and not JavaScript: ${HINT}`;
  return `${address} can't be run: ${message}`;
}
