// Returns how many texts were checked, and those with too little contrast in a screenshot of the page.
// PNG is the screenshot in base64, SCALE its pixels per CSS pixel, ROOT the element to check.
const MIN_CONTRAST = 4.5;
const bytes = Uint8Array.from(atob(PNG), (it) => it.codePointAt(0));
const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
const canvas = document.createElement("canvas");
[canvas.width, canvas.height] = [picture.width, picture.height];
const context = canvas.getContext("2d", { willReadFrequently: true });
context.drawImage(picture, 0, 0);

const channel = (value) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
const luminance = (r, g, b) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const contrast = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

// The most common colour is the background. The one with the most contrast is the text: antialiased
// edges have less.
function contrastIn({ left, top, width, height }) {
  const at = [left + scrollX, top + scrollY, width, height].map((it) => Math.round(it * SCALE));
  const { data } = context.getImageData(at[0], at[1], Math.max(1, at[2]), Math.max(1, at[3]));
  const counts = new Map();
  for (let i = 0; i < data.length; i += 4) {
    const colour = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const light = (colour) => luminance(colour >> 16, (colour >> 8) & 255, colour & 255);
  const [ground] = [...counts].sort((one, other) => other[1] - one[1])[0];
  return Math.max(...[...counts.keys()].map((colour) => contrast(light(ground), light(colour))));
}

const isSeen = (it) =>
  it.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
  !it.closest(".visually-hidden, :disabled, .skip, option");
const weak = [];
let looked = 0;
const walker = document.createTreeWalker(ROOT, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const text = walker.currentNode;
  if (!text.data.trim() || !isSeen(text.parentElement)) continue;
  const range = document.createRange();
  range.selectNodeContents(text);
  const rect = [...range.getClientRects()].find((it) => it.width > 4 && it.height > 8);
  if (!rect || (rect.bottom + scrollY) * SCALE > picture.height) continue;
  looked += 1;
  const found = contrastIn(rect);
  if (found < MIN_CONTRAST) {
    const { localName, className } = text.parentElement;
    weak.push(`${found.toFixed(2)}: <${localName} class="${className}"> ${text.data.trim().slice(0, 40)}`);
  }
}
return [looked, weak];
