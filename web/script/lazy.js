// Loads the lazy module. The build appends this to the glue and fills in the
// file name. `wasm`, a variable of the glue, has the exports of the main module.

let lazy;
let hasFailed = false;

// Loads the module at once, because the reader has opened one of its views.
async function loadLazy() {
  try {
    await getLazy();
  } catch (error) {
    // Delayed: leaving the page also aborts the request, and that must not be reported.
    setTimeout(() => console.warn("Standpoint: a part of the program can't be loaded:", error.message), 200);
    throw error;
  }
}

async function loadLazyWhenIdle() {
  await new Promise((resolve) => (globalThis.requestIdleCallback ? requestIdleCallback(resolve, { timeout: 5000 }) : setTimeout(resolve)));
  // After a failure the reader has a button to try again; a second failure would be confusing.
  if (hasFailed) throw new Error("it has failed before");
  await getLazy();
}

async function getLazy() {
  lazy ??= startLazy();
  try {
    await lazy;
  } catch (error) {
    // So that the next call requests it again.
    lazy = undefined;
    hasFailed = true;
    throw error;
  }
}

async function startLazy() {
  const address = new URL("./LAZY", import.meta.url).href;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  // A list of pairs, because the build mangles property names and these must stay.
  const shared = Object.fromEntries([
    ["memory", wasm.memory],
    ["__indirect_function_table", wasm.__indirect_function_table],
    ["__wasm_split_shared0", wasm.__wasm_split_shared0],
  ]);
  // Not `instantiateStreaming`: it needs the right MIME type and a `fetch` that isn't patched.
  await WebAssembly.instantiate(await response.arrayBuffer(), Object.fromEntries([["MODULE", shared]]));
}
