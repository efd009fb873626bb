// The script of the single-file page: unpacks the wasm, the glue and the pack that the page carries,
// and starts them. `data-sizes` has the lengths of the first two, and the length of all three packed.

// Three letters can't stand in the file as they are, so one further up stands for each of them
// together with the seven bits that follow it.
const BARRED = [0, 13, 60];
const FURTHER_UP = 160;

(async () => {
  begin();
  try {
    const packed = document.getElementById("packed");
    const [wasm, glue, all] = packed.dataset.sizes.split(" ").map(Number);
    const bytes = await inflated(unpacked(packed.textContent).subarray(0, all));
    const text = (from, to) => new TextDecoder().decode(bytes.subarray(from, to));
    const added = [
      add("application/json", text(wasm + glue)),
      add("text/javascript", text(wasm, wasm + glue)),
    ];
    added[0].id = "pack";
    await standpoint.default({ module_or_path: bytes.subarray(0, wasm) });
    // They would be in a file that is saved from here, and once more with each time.
    added.forEach((script) => script.remove());
    isAlive();
  } catch (error) {
    isNotAlive("browser", `the page can't start: ${error}`);
  }
})();

// In a frame's `srcdoc` a link to a view would lead to the page around.
if (location.protocol === "about:") {
  addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    location.hash = link.hash;
  });
}

function unpacked(text) {
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
      take(BARRED[(code - FURTHER_UP) >> 7]);
      take((code - FURTHER_UP) & 127);
    }
  }
  return bytes.subarray(0, length);
}

async function inflated(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function add(type, text) {
  const script = document.createElement("script");
  script.type = type;
  script.textContent = text;
  return document.body.appendChild(script);
}
