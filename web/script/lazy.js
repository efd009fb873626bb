// Loads the lazy-loaded part of the program. The build appends this to the glue, and puts the
// file name in; `wasm` has the exports of the first part.

let lazy;
let hasFailed = false;

// For what is asked for.
async function loadLazy() {
  try {
    await getLazy();
  } catch (error) {
    // Not where the page is being left, which ends all that is on its way.
    setTimeout(() => console.warn("Standpoint: a part of the program can't be loaded:", error.message), 200);
    throw error;
  }
}

async function loadLazyWhenIdle() {
  await new Promise((go) => (globalThis.requestIdleCallback ? requestIdleCallback(go, { timeout: 5000 }) : setTimeout(go)));
  // Then the reader is offered to try again, and has to meet no second failure by that time.
  if (hasFailed) throw new Error("it has failed before");
  await getLazy();
}

async function getLazy() {
  lazy ??= startLazy();
  try {
    await lazy;
  } catch (error) {
    // Next time it is asked for again.
    lazy = undefined;
    hasFailed = true;
    throw error;
  }
}

async function startLazy() {
  const address = new URL("./LAZY", import.meta.url).href;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  // In a list, for these names stay as they are while the build shortens others.
  const shared = Object.fromEntries([
    ["memory", wasm.memory],
    ["__indirect_function_table", wasm.__indirect_function_table],
    ["__wasm_split_shared0", wasm.__wasm_split_shared0],
  ]);
  // Whatever type the host says it has, and whatever the page around has made of `fetch`.
  await WebAssembly.instantiate(await response.arrayBuffer(), Object.fromEntries([["MODULE", shared]]));
}
