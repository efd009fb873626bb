// Saves what an element shows as a picture: as SVG, whose text can be edited, or as PNG.
//
// The page's policy allows no image from a `blob:` or `data:` address, so the SVG can't be rendered
// to the PNG. Instead, both are written from the same list of shapes, which is read from the layout.
// It supports what the page's style uses, not all of CSS.

// Lengths are in CSS pixels.
const PADDING = 24;
// So that the title of a narrow element has space.
const MIN_WIDTH = 320;
const TITLE_SIZE = 22;
const BELOW_SIZE = 13;
const LINE_HEIGHT = 1.35;

// How many pixels of the PNG a CSS pixel has. Fewer if browsers would refuse so large a canvas.
const SCALE = 2;
const MAX_SIDE = 16_384;
// Of Safari on older iPhones.
const MAX_PIXELS = 16_777_216;

// Controls say nothing in a picture. Buttons stay, since those of the grid contain marks and names.
const LEFT_OUT = "[data-no-picture], input, select, textarea, progress";

const SIDES = ["Top", "Right", "Bottom", "Left"];
const CORNERS = ["TopLeft", "TopRight", "BottomRight", "BottomLeft"];
// What precedes a summary, by its list style.
const TRIANGLES = { "disclosure-closed": "▸ ", "disclosure-open": "▾ " };

const measuring = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

// Returns a `Blob` with what `element` shows. `format` is "svg" or "png". `title` is shown above it,
// and the lines of `below`, an array, below.
export async function picture(element, format, title, below) {
  const content = new Content(element);
  unscrolled(element, () => content.addElement(element, { layer: 0 }));
  const page = framed(element, content.shapes, title, below);
  return format === "svg" ? new Blob([svg(page)], { type: "image/svg+xml" }) : png(page);
}

// Calls `read` while nothing in the element is scrolled, sticky parts are in their own place, and parts
// out of sight are laid out.
function unscrolled(element, read) {
  const all = [element, ...element.querySelectorAll("*")];
  const scrolled = all
    .filter((part) => part.scrollLeft || part.scrollTop)
    .map((part) => [part, part.scrollLeft, part.scrollTop]);
  const changed = all.flatMap((part) => {
    const { position, contentVisibility } = getComputedStyle(part);
    const changes = [];
    if (position === "sticky") changes.push([part, "position", "static"]);
    if (contentVisibility === "auto") changes.push([part, "contentVisibility", "visible"]);
    return changes;
  });
  const before = changed.map(([part, name]) => part.style[name]);
  const scroll = (part, left, top) => part.scrollTo({ left, top, behavior: "instant" });
  try {
    for (const [part, name, value] of changed) part.style[name] = value;
    for (const [part] of scrolled) scroll(part, 0, 0);
    read();
  } finally {
    changed.forEach(([part, name], at) => {
      part.style[name] = before[at];
      if (!part.getAttribute("style")) part.removeAttribute("style");
    });
    for (const saved of scrolled) scroll(...saved);
  }
}

// The shapes of an element, in coordinates relative to it: lines of text (with `text`), paths (with
// `path`) and rectangles. The box of a text ends at its baseline.
class Content {
  shapes = [];
  // The borders of the table that is being added.
  #borders = [];
  #origin;

  constructor(element) {
    this.#origin = element.getBoundingClientRect();
  }

  // Adds an element and what is in it. `inherited` is what its parent passes on: on which layer it
  // is, its language, and whether its text is underlined.
  addElement(element, inherited) {
    const style = getComputedStyle(element);
    const isForScreenReaders = style.clipPath.startsWith("inset(50%");
    if (style.display === "none" || isForScreenReaders || element.matches(LEFT_OUT)) return;
    const isUnderlined = style.textDecorationLine.includes("underline");
    const context = {
      layer: Number(style.zIndex) || inherited.layer,
      lang: element.lang || inherited.lang,
      isUnderlined: isUnderlined || (inherited.isUnderlined && style.display === "inline"),
    };
    const isVisible = style.visibility === "visible";
    for (const rect of isVisible ? element.getClientRects() : []) {
      const box = this.#relative(rect);
      // The page's SVG elements contain only rectangles.
      if (element.localName === "rect") this.#add({ ...box, fill: style.fill }, context);
      else this.#addBox(box, style, context);
    }
    const first = this.shapes.length;
    for (const node of shownNodes(element)) {
      if (node instanceof Element) this.addElement(node, context);
      else if (node instanceof Text && isVisible) this.#addText(node, style, context);
    }
    if (isVisible) this.#addGenerated(element, style, first, context);
    if (element.localName !== "table") return;
    // The widest borders win.
    for (const { border } of this.#borders.sort((a, b) => a.size - b.size)) this.#add(...border);
    this.#borders = [];
  }

  #relative({ x, y, width, height }) {
    return { x: x - this.#origin.x, y: y - this.#origin.y, width, height };
  }

  #add(shape, { layer }) {
    if (isPainted(shape.fill) || shape.stroke) this.shapes.push({ ...shape, layer });
  }

  // Adds the background and the borders of a box.
  #addBox(box, style, context) {
    const sides = SIDES.map((side, index) => {
      const [line, size, color] = ["Style", "Width", "Color"].map((part) => style[`border${side}${part}`]);
      return { index, line, size: line === "none" ? 0 : parseFloat(size), color };
    });
    const inner = inset(box, sides, 1);
    for (const shape of stripes(style, inner)) this.#add(shape, context);
    const radii = CORNERS.map((corner) => radiusOf(style[`border${corner}Radius`], box));
    const fill = style.backgroundColor;
    const visible = sides.filter(({ size }) => size > 0);
    const [{ line, size, color } = {}] = visible;
    const isAlike = visible.every((side) => side.color === color && side.line === line);
    if (visible.length === 4 && isAlike && isPainted(color) && visible.every((side) => side.size === size)) {
      const dash = { dashed: [2.5 * size, 1.5 * size], dotted: [size, size] }[line];
      const radius = Math.max(0, radii[0] - size / 2);
      this.#add({ ...inset(box, sides, 0.5), radius, fill, stroke: color, size, dash }, context);
      return;
    }
    this.#add({ ...box, radius: radii[0], fill }, context);
    if (style.borderCollapse === "collapse" && style.display.startsWith("table-")) {
      // The middle is on the edge, where neighbours also have borders.
      const [outside, inside] = [inset(box, sides, -0.5), inset(box, sides, 0.5)];
      for (const { index, size, color: fill } of visible) {
        const border = [{ ...outside, path: between(outside, inside, index), fill }, context];
        this.#borders.push({ size, border });
      }
    } else if (visible.length > 1 && isAlike) {
      const widest = Math.max(...visible.map(({ size }) => size));
      const hole = outline(inner, radii.map((radius) => Math.max(0, radius - widest)));
      this.#add({ ...box, path: outline(box, radii) + hole, fill: color }, context);
    } else {
      for (const { index, color: fill } of visible) {
        this.#add({ ...box, path: between(box, inner, index), fill }, context);
      }
    }
  }

  // Adds an element's pseudo-elements. Browsers don't report where they are: an inline one is next to
  // the element's own texts, which start at index `first`, and the page's others are positioned in the
  // element or come first in it.
  #addGenerated(element, style, first, context) {
    const isRtl = style.direction === "rtl";
    const around = this.#relative(element.getBoundingClientRect());
    const sum = (...lengths) => lengths.reduce((sum, length) => sum + parseFloat(length), 0);
    for (const isBefore of [true, false]) {
      const generated = getComputedStyle(element, isBefore ? "::before" : "::after");
      const isPlaced = generated.position === "absolute";
      const from = (side) =>
        sum(style[`border${side}Width`], isPlaced ? generated[side.toLowerCase()] : style[`padding${side}`]);
      const triangle = isBefore && style.display === "list-item" && TRIANGLES[style.listStyleType];
      const content = triangle || contentOf(generated, element);
      if (content === undefined) continue;
      const neighbour = this.shapes.slice(first).filter(({ text }) => text).at(isBefore ? 0 : -1);
      const rest = isBefore ? this.shapes.splice(first) : [];
      if (content && neighbour) {
        const font = fontOf(generated);
        const text = content.trim();
        const [length, width] = [content, text].map((text) => measured(text, font).width);
        let x = isBefore === isRtl ? neighbour.x + neighbour.width + length - width : neighbour.x - length;
        if (isBefore && (isPlaced || style.display !== "inline")) {
          x = isRtl ? around.x + around.width - from("Right") - width : around.x + from("Left");
        }
        const height = font.size;
        const firstLine = isBefore && !isPlaced ? sum(around.y, from("Top"), generated.lineHeight) : Infinity;
        const baseline = neighbour.y + neighbour.height;
        // The neighbour may be in a block below.
        const y = (baseline > firstLine ? firstLine - 0.4 * height : baseline) - height;
        this.#add({ x, y, width, height, text, font, isRtl, fill: generated.color, ...context }, context);
      } else if (content === "" && (isPlaced || generated.display === "block")) {
        const [x, y] = [around.x + from("Left"), around.y + from("Top")];
        this.#addBox({ x, y, width: sum(generated.width), height: sum(generated.height) }, generated, context);
      }
      for (const shape of rest) this.shapes.push(shape);
    }
  }

  // Adds a text node, a shape for each line.
  #addText(node, style, context) {
    // The page's vertical text runs from bottom to top.
    const isTurned = style.writingMode !== "horizontal-tb";
    const font = fontOf(style);
    const lines = [];
    for (const part of this.#partsOf(node, isTurned)) {
      const line = lines.at(-1);
      const height = part.bottom - part.top;
      // In text of both directions, the next word may be elsewhere on the line.
      const isNext = line && Math.max(part.left - line.right, line.left - part.right) < height;
      if (isNext && Math.abs(part.top - line.top) < height / 2) {
        line.end = part.end;
        // Around text in the other direction, it may differ from the element's.
        line.isRtl = part.left < line.first;
        line.left = Math.min(line.left, part.left);
        line.right = Math.max(line.right, part.right);
      } else {
        lines.push({ ...part, first: part.left, isRtl: style.direction === "rtl" });
      }
    }
    const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = measured("x", font);
    for (const { start, end, left, right, top, bottom, isRtl } of lines) {
      const y = top + ((bottom - top) * ascent) / (ascent + descent) - font.size;
      const [width, height] = [right - left, font.size];
      this.#add({
        ...(isTurned ? { x: y, y: -right, width: height, height: width } : { x: left, y, width, height }),
        text: node.data.slice(start, end).replace(/[ \t\n\r\f]+/g, " "),
        font, isTurned, isRtl, fill: style.color, ...context,
      }, context);
    }
  }

  // Yields the words of a text node, or the letters of broken words. Their positions are as if
  // vertical text were horizontal.
  *#partsOf(node, isTurned) {
    const range = document.createRange();
    const partsOf = (start, end) => {
      range.setStart(node, start);
      range.setEnd(node, end);
      const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
      return rects.map((rect) => {
        const { x, y, width, height } = this.#relative(rect);
        const [left, top, right, bottom] = isTurned ? [-y - height, x, -y, x + width] : [x, y, x + width, y + height];
        return { start, end, left, top, right, bottom };
      });
    };
    for (const { 0: word, index } of node.data.matchAll(/[^ \t\n\r\f]+/g)) {
      const parts = partsOf(index, index + word.length);
      if (parts.length < 2) yield* parts;
      let start = index;
      for (const letter of parts.length < 2 ? [] : word) {
        const end = start + letter.length;
        yield* partsOf(start, end).slice(0, 1);
        start = end;
      }
    }
  }
}

// Returns the content of a pseudo-element as text, or `undefined` if it isn't there.
function contentOf({ content, quotes }, element) {
  if (/^(none|normal|)$/.test(content)) return undefined;
  // After the slash is what screen readers say.
  const parts = content.split(' / "')[0].matchAll(/"((?:[^"\\]|\\.)*)"|attr\((.*?)\)|(open|close)-quote/g);
  // Only Chromium reports the quotes of the language.
  const marks = quotes.match(/[^"\s]+(?=")/g) ?? (element.closest("[lang|=de]") ? "„“" : "“”");
  const texts = [...parts].map(([, text, attribute, quote]) => {
    if (quote) return marks[quote === "open" ? 0 : 1];
    return attribute ? element.getAttribute(attribute) : text.replace(/\\(.)/g, "$1");
  });
  return texts.join("");
}

// Of closed details, only the summary is shown.
function shownNodes(element) {
  const isClosed = element.matches("details:not([open])");
  return isClosed ? element.querySelectorAll(":scope > summary") : element.childNodes;
}

function isPainted(color) {
  return !/^(|none|transparent|rgba\(.*, 0\))$/.test(color ?? "");
}

// Returns a box without this share of its borders.
function inset({ x, y, width, height }, sides, share) {
  const [top, right, bottom, left] = sides.map(({ size }) => size * share);
  return { x: x + left, y: y + top, width: width - left - right, height: height - top - bottom };
}

function radiusOf(value, { width, height }) {
  const radius = parseFloat(value) * (value.includes("%") ? width / 100 : 1);
  return Math.min(radius, width / 2, height / 2);
}

function cornersOf({ x, y, width, height }) {
  return [[x, y], [x + width, y], [x + width, y + height], [x, y + height]];
}

function polygon(points) {
  return `M${points.map((point) => point.map(rounded).join(" ")).join("L")}Z`;
}

// Returns the border on a side, between two boxes.
function between(outer, inner, side) {
  const [a, b] = [cornersOf(outer), cornersOf(inner)];
  const next = (side + 1) % 4;
  return polygon([a[side], a[next], b[next], b[side]]);
}

// Returns a rectangle with rounded corners as a path.
function outline(box, radii) {
  const corners = cornersOf(box).map(([x, y], index) => {
    const radius = radii[index];
    const [dx, dy] = [[0, radius], [-radius, 0], [0, -radius], [radius, 0]][index];
    const arc = [radius, radius, 0, 0, 1, x + dy, y - dx].map(rounded);
    return `${rounded(x + dx)} ${rounded(y + dy)}A${arc.join(" ")}`;
  });
  return `M${corners.join("L")}Z`;
}

// Returns the stripes of a gradient. All gradients of the page are stripes with hard edges.
function stripes({ backgroundImage, backgroundSize }, box) {
  const [, gradient] = backgroundImage.match(/^linear-gradient\((.*)\)$/) ?? [];
  if (!gradient) return [];
  const stops = gradient.split(/,\s*(?![^(]*\))/);
  const angle = ((stops[0].endsWith("deg") ? parseFloat(stops.shift()) : 180) * Math.PI) / 180;
  const [dx, dy] = [Math.sin(angle), -Math.cos(angle)];
  const width = box.width * (backgroundSize.includes("% ") ? parseFloat(backgroundSize) / 100 : 1);
  const length = Math.abs(width * dx) + Math.abs(box.height * dy);

  const bands = [];
  let at = 0;
  for (const stop of stops) {
    const [, color, positions] = stop.match(/^(\w+\(.*?\)|\S+)(.*)$/);
    for (const [, number, unit] of positions.matchAll(/([\d.]+)(px|%)/g)) {
      // A stop can't be before the previous one.
      at = Math.max(at, unit === "%" ? (number * length) / 100 : Number(number));
      if (bands.at(-1)?.color === color) bands.at(-1).end = at;
      else bands.push({ color, start: bands.length && at, end: at });
    }
  }
  bands.at(-1).end = length;

  const shapes = [];
  for (let x = box.x; x < box.x + box.width - 0.5; x += width) {
    const tile = { ...box, x, width };
    const position = (point) =>
      (point[0] - x - width / 2) * dx + (point[1] - box.y - box.height / 2) * dy + length / 2;
    for (const { color: fill, start, end } of bands) {
      const points = cut(cornersOf(tile), (point) => position(point) - start);
      shapes.push({ ...tile, path: polygon(cut(points, (point) => end - position(point))), fill });
    }
  }
  return shapes;
}

// Returns the part of a polygon where `depth` isn't negative.
function cut(points, depth) {
  return points.flatMap((point, index) => {
    const next = points[(index + 1) % points.length];
    const [here, there] = [depth(point), depth(next)];
    const edge = point.map((value, axis) => value + (here / (here - there)) * (next[axis] - value));
    return [...(here >= 0 ? [point] : []), ...(here * there < 0 ? [edge] : [])];
  });
}

function fontOf({ fontStyle, fontWeight, fontSize, fontFamily, letterSpacing }) {
  const css = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  return { css, fontStyle, fontWeight, size: parseFloat(fontSize), fontFamily, letterSpacing };
}

function measured(text, { css }) {
  measuring.font = css;
  return measuring.measureText(text);
}

// Breaks a text into lines.
function wrapped(text, font, width) {
  const fits = (line) => measured(line.trim(), font).width <= width;
  const lines = [""];
  for (const word of text.match(/\S+\s*/g) ?? []) {
    // A word that is longer than a line is broken.
    for (const part of fits(word) ? [word] : word) {
      if (!fits(lines.at(-1) + part)) lines.push("");
      lines.push(lines.pop() + part);
    }
  }
  return lines.map((line) => line.trim()).filter(Boolean);
}

// Yields an element and what it is in, also outside of its shadow root.
function* ancestors(element) {
  for (let node = element; node; node = node.parentNode ?? node.host) {
    if (node instanceof Element) yield node;
  }
}

// Adds the paper, the title above and the lines below.
function framed(element, content, title, below) {
  const style = getComputedStyle(element);
  const isRtl = style.direction === "rtl";
  let [left, top, right, bottom] = content.length > 0 ? [Infinity, Infinity, -Infinity, -Infinity] : [0, 0, 0, 0];
  for (const { x, y, width, height } of content) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  const width = Math.max(MIN_WIDTH, right - left);
  if (isRtl) left = right - width;

  const property = (name) => style.getPropertyValue(name);
  const lines = (texts, size, family, fontWeight, fill) => {
    const fontFamily = family || style.fontFamily;
    const font = fontOf({ fontStyle: "normal", fontWeight, fontSize: `${size}px`, fontFamily });
    return texts.flatMap((text) => wrapped(text, font, width)).map((text) => {
      const { width: length } = measured(text, font);
      return { x: isRtl ? left + width - length : left, width: length, height: size, text, font, fill, isRtl };
    });
  };
  const heading = lines([title], TITLE_SIZE, property("--serif"), "600", property("--ink") || style.color);
  const footer = lines(below, BELOW_SIZE, property("--sans"), "400", property("--quiet-ink") || style.color);
  top -= heading.length * TITLE_SIZE * LINE_HEIGHT + PADDING / 2;
  heading.forEach((line, index) => (line.y = top + index * TITLE_SIZE * LINE_HEIGHT));
  bottom += PADDING;
  footer.forEach((line, index) => (line.y = bottom + index * BELOW_SIZE * LINE_HEIGHT));
  bottom += footer.length * BELOW_SIZE * LINE_HEIGHT;

  const around = [...ancestors(element)];
  const backgrounds = around.map((element) => getComputedStyle(element).backgroundColor);
  return {
    title, below, isRtl,
    lang: around.find(({ lang }) => lang)?.lang,
    // One that is seen through isn't written as `#…`.
    paper: backgrounds.map(plain).find((color) => color.startsWith("#")) ?? "#fff",
    fontFamily: style.fontFamily,
    shapes: [...heading, ...content.sort((a, b) => a.layer - b.layer), ...footer],
    x: PADDING - left,
    y: PADDING - top,
    width: Math.ceil(width + PADDING * 2),
    height: Math.ceil(bottom - top + PADDING * 2),
  };
}

// Writes SVG with only what drawing programs support.
function svg({ x, y, width, height, isRtl, lang, fontFamily, paper, title, below, shapes }) {
  const usual = {
    direction: isRtl ? "rtl" : "ltr",
    "xml:lang": lang,
    "font-family": fontFamily,
    "font-weight": "400",
    "font-style": "normal",
    "letter-spacing": "normal",
  };
  const size = { width, height, viewBox: `0 0 ${width} ${height}` };
  const transform = `translate(${rounded(x)} ${rounded(y)})`;
  const content = [
    tag("title", {}, [escaped(title)]),
    tag("desc", {}, [escaped(below.join("\n"))]),
    tag("rect", { width, height, fill: plain(paper) }),
    tag("g", { transform }, shapes.map((shape) => tagOf(shape, usual))),
  ];
  return tag("svg", { xmlns: "http://www.w3.org/2000/svg", ...size, ...usual }, content);
}

function tagOf(shape, usual) {
  const { x, y, width, height, path, text, radius, stroke, size, dash } = shape;
  const fill = plain(shape.fill);
  if (path) return tag("path", { d: path, fill, "fill-rule": "evenodd" });
  if (!text) {
    const line = stroke && { stroke: plain(stroke), "stroke-width": size, "stroke-dasharray": dash?.join(" ") };
    return tag("rect", { x, y, width, height, rx: radius || undefined, fill, ...line });
  }
  const { font, isTurned, isRtl, isUnderlined, lang } = shape;
  const [start, baseline, length] = lineOf(shape);
  const count = [...text].length;
  // Signs and numbers stay in the middle of their mark in any font.
  const isShort = count < 4;
  const attributes = {
    x: start + (isShort ? length / 2 : isRtl ? length : 0),
    y: baseline,
    transform: isTurned ? `rotate(-90 ${rounded(start)} ${rounded(baseline)})` : undefined,
    "text-anchor": isShort ? "middle" : undefined,
    direction: isRtl ? "rtl" : "ltr",
    "xml:lang": lang,
    "font-family": font.fontFamily,
    "font-size": font.size,
    "font-weight": font.fontWeight,
    "font-style": font.fontStyle,
    "letter-spacing": font.letterSpacing,
    "text-decoration": isUnderlined ? "underline" : undefined,
    // So that a wider font doesn't run into what is next to it.
    ...(count > 1 && { textLength: length, lengthAdjust: "spacingAndGlyphs" }),
    fill,
  };
  return tag("text", attributes, [escaped(text)], usual);
}

// Returns where the baseline of a text starts and how long it is.
function lineOf({ x, y, width, height, isTurned }) {
  return isTurned ? [x + width, y + height, height] : [x, y + height, width];
}

// Returns an element without the attributes that are as usual.
function tag(name, attributes, content = [], usual = {}) {
  const pairs = Object.entries(attributes)
    .filter(([name, value]) => value !== undefined && value !== usual[name])
    .map(([name, value]) => ` ${name}="${value.toFixed ? rounded(value) : escaped(value)}"`);
  return `<${name}${pairs.join("")}>${content.join("\n")}</${name}>`;
}

// Returns a color as drawing programs write it: `#…`, or `rgba(…)` if it is seen through.
function plain(color) {
  if (!isPainted(color)) return "none";
  measuring.fillStyle = color;
  const { fillStyle } = measuring;
  if (/^(#|rgba\()/.test(fillStyle)) return fillStyle;
  // A host page may set a color in another space, such as `oklch()`.
  measuring.clearRect(0, 0, 1, 1);
  measuring.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = measuring.getImageData(0, 0, 1, 1).data;
  measuring.fillStyle = `rgba(${red}, ${green}, ${blue}, ${alpha / 255})`;
  return measuring.fillStyle;
}

// Escapes a text and removes characters that XML doesn't allow.
function escaped(text) {
  const allowed = text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
  return allowed.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt()};`);
}

function rounded(number) {
  return Math.round(number * 100) / 100;
}

async function png({ x, y, width, height, paper, shapes }) {
  const scale = Math.min(SCALE, MAX_SIDE / width, MAX_SIDE / height, Math.sqrt(MAX_PIXELS / width / height));
  const canvas = document.createElement("canvas");
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext("2d");
  context.fillStyle = paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  context.translate(x, y);
  for (const shape of shapes) {
    context.save();
    context.fillStyle = shape.fill;
    if (shape.text) renderText(context, shape);
    else renderBox(context, shape);
    context.restore();
  }
  const blob = await new Promise((resolve) => canvas.toBlob(resolve));
  if (!blob) throw new Error("The picture is too large.");
  return blob;
}

function renderBox(context, { path, radius = 0, stroke, size, dash = [], ...box }) {
  const area = new Path2D(path ?? outline(box, [radius, radius, radius, radius]));
  context.fill(area, "evenodd");
  if (!stroke) return;
  context.strokeStyle = stroke;
  context.lineWidth = size;
  context.setLineDash(dash);
  context.stroke(area);
}

function renderText(context, shape) {
  const { text, font, isTurned, isRtl, isUnderlined } = shape;
  const [x, y, length] = lineOf(shape);
  context.translate(x, y);
  if (isTurned) context.rotate(-Math.PI / 2);
  if (isUnderlined) context.fillRect(0, font.size * 0.15, length, font.size * 0.07);
  context.font = font.css;
  context.direction = isRtl ? "rtl" : "ltr";
  context.textAlign = "left";
  // As `textLength` in SVG.
  context.scale(length / context.measureText(text).width, 1);
  context.fillText(text, 0, 0);
}
