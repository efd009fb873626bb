// Loads the modules of the program that are loaded on demand. The build appends this to the glue and
// fills in the file names. `wasm`, a variable of the glue, has the exports of the main module.

// In the order in which they are loaded: each needs those before it.
const files = MODULES;
const modules = [];
let hasFailed = false;

// Loads the module with this index and those before it at once, because the reader has opened one of
// its views.
async function loadModule(last) {
  try {
    await getModules(last);
  } catch (error) {
    // Delayed: leaving the page also aborts the request, and that must not be reported.
    setTimeout(() => console.warn("Standpoint: a part of the program can't be loaded:", error.message), 200);
    throw error;
  }
}

async function loadModuleWhenIdle(last) {
  await new Promise((resolve) => (globalThis.requestIdleCallback ? requestIdleCallback(resolve, { timeout: 5000 }) : setTimeout(resolve)));
  // After a failure the reader has a button to try again; a second failure would be confusing.
  if (hasFailed) throw new Error("it has failed before");
  await getModules(last);
}

// Resolves in a task of its own: between two of them, the browser paints and reacts to the reader.
async function nextTask() {
  await new Promise((resolve) => setTimeout(resolve));
}

async function getModules(last) {
  const needed = files.slice(0, last + 1);
  try {
    await Promise.all(needed.map((_, at) => (modules[at] ??= startModule(at))));
  } catch (error) {
    hasFailed = true;
    throw error;
  }
}

// Returns the answer to the page's own request of the quiz, once: another try requests it again.
function requested(at) {
  const response = at === 0 ? Reflect.get(globalThis, "standpointQuiz") : undefined;
  if (response) Reflect.deleteProperty(globalThis, "standpointQuiz");
  return response;
}

async function startModule(at) {
  try {
    const address = new URL(files[at], import.meta.url);
    // `fetch` refuses an address with a password.
    address.username = address.password = "";
    // Its text: a host page may have replaced `fetch` by a function that takes no `URL`.
    const response = await (requested(at) ?? fetch(address.href));
    if (!response.ok) throw new Error(`${address} answers ${response.status}`);
    // A list of pairs, because the build mangles property names and these must stay.
    const shared = Object.fromEntries([
      ["memory", wasm.memory],
      ["__indirect_function_table", wasm.__indirect_function_table],
      ["__wasm_split_shared0", wasm.__wasm_split_shared0],
    ]);
    // Not `instantiateStreaming`: it needs the right MIME type and a `fetch` that isn't patched.
    await WebAssembly.instantiate(await response.arrayBuffer(), Object.fromEntries([["IMPORTS", shared]]));
  } catch (error) {
    // So that the next call requests it again.
    modules[at] = undefined;
    throw error;
  }
}
