// Returns the lowest contrast of each pair of colours over many accent and paper colours that a site
// may set. See https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
const PAIRS = [
  ["accent", "paper", 4.5],
  ["accent", "raised", 4.5],
  ["on-accent", "accent", 4.5],
  ["ink", "paper", 4.5],
  ["quiet-ink", "paper", 4.5],
];
const STEPS = [0, 64, 128, 192, 255];
const settings = [
  ["transparent", "transparent"],
  ["rgb(0 0 0 / 0.1)", "rgb(255 0 0 / 0.1)"],
  ["no colour", "222 47% 11%"],
  ["oklch(1 0.37 192)", "oklch(0 0.05 0)"],
  ["oklch(0 0.37 264)", "oklch(1 0.05 90)"],
  ["currentcolor", "light-dark(red, lime)"],
];
for (const red of STEPS) for (const green of STEPS) for (const blue of STEPS) {
  settings.push([`rgb(${red} ${green} ${blue})`, `rgb(${green} ${blue} ${red})`]);
}
const story = document.querySelector("stand-point");
const probe = document.createElement("i");
story.shadowRoot.querySelector(".standpoint").append(probe);
const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

function luminance(property) {
  probe.style.color = `var(--${property})`;
  canvas.fillStyle = getComputedStyle(probe).color;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((it) => {
    const part = it / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const weakest = [];
for (const theme of ["light", "dark"]) {
  story.setAttribute("theme", theme);
  const accents = new Set();
  const found = PAIRS.map(([front, back, least]) => ({ theme, front, back, least, contrast: 21 }));
  for (const [accent, paper] of settings) {
    story.style.setProperty("--standpoint-accent", accent);
    story.style.setProperty("--standpoint-paper", paper);
    // The widget reads the colours when an attribute changes.
    story.setAttribute("font", accent);
    for (const it of found) {
      const [high, low] = [luminance(it.front), luminance(it.back)].sort((a, b) => b - a);
      const contrast = (high + 0.05) / (low + 0.05);
      if (contrast < it.contrast) Object.assign(it, { contrast, accent, paper });
    }
    accents.add(luminance("accent"));
  }
  for (const it of found) it.changed = accents.size;
  weakest.push(...found);
}
return weakest;
