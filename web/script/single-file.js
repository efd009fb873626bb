// Runs in the single-file page: decompresses its wasm, glue and pack, and starts them. `data-sizes`
// has the lengths of the first two and the compressed length of all three.

// Three characters can't be in HTML text as they are. A code from OFFSET up encodes one of them and
// the seven bits after it. `crates/site/src/seven_bit.rs` writes this.
const ESCAPED = [0, 13, 60];
const OFFSET = 160;

(async () => {
  prepare();
  try {
    const compressed = document.getElementById("compressed");
    const [wasm, glue, all] = compressed.dataset.sizes.split(" ").map(Number);
    const bytes = await decompressed(decoded(compressed.textContent).subarray(0, all));
    const text = (from, to) => new TextDecoder().decode(bytes.subarray(from, to));
    const added = [
      add("application/json", text(wasm + glue)),
      add("text/javascript", text(wasm, wasm + glue)),
    ];
    added[0].id = "pack";
    await standpoint.default({ module_or_path: bytes.subarray(0, wasm) });
    // Otherwise each saved copy of the page would contain them once more.
    added.forEach((script) => script.remove());
    markStarted();
  } catch (error) {
    markFailed("browser", `the page can't start: ${error}`);
  }
})();

// In a frame's `srcdoc` a link to a view would open the host page.
if (location.protocol === "about:") {
  addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    location.hash = link.hash;
  });
}

function decoded(text) {
  const bytes = new Uint8Array((text.length * 7) / 4);
  let [length, buffer, bits] = [0, 0, 0];
  const take = (seven) => {
    buffer = ((buffer << 7) | seven) & 0x7fff;
    bits += 7;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = buffer >> bits;
    }
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      take(code);
    } else {
      take(ESCAPED[(code - OFFSET) >> 7]);
      take((code - OFFSET) & 127);
    }
  }
  return bytes.subarray(0, length);
}

async function decompressed(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function add(type, text) {
  const script = document.createElement("script");
  script.type = type;
  script.textContent = text;
  return document.body.appendChild(script);
}
