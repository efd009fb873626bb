// Connects a widget with the article next to it: finds the story's passages in the article, marks
// them, and goes there and back. It marks ranges and adds no elements to the page's document.

// One highlight for all widgets: marking something unmarks everything else.
const MARK = "standpoint-passage";
// Without highlights the passage is selected instead.
const canHighlight = Boolean(globalThis.Highlight && globalThis.CSS?.highlights);
const style = new CSSStyleSheet();
style.replaceSync(`::highlight(${MARK}) { background-color: #fbe7b2; color: #1d1b18; }`);

// Unmarks what is marked now.
let unmark;

// Limits for finding paragraphs by hash: how many hashes, and how long a paragraph, in code units.
const MAX_HASHES = 4_000;
const MAX_PARAGRAPH_LENGTH = 10_000;
// How many milliseconds to work at a time, so that the page stays responsive.
const TURN = 8;
// The elements that are paragraphs.
const PARAGRAPH = "p, li, dd, blockquote, h1, h2, h3, h4, h5, h6";

// Connects a story, whose JSON is `pack`, with the article in `element`. `texts` has the UI text
// and its language. Returns:
//
// - `show`: marks a passage (its words, or the paragraph if there are none) and scrolls to it;
//   returns `false` if it isn't in the article;
// - `panel`: an element for the widget, with a list of who speaks in the article and a back button;
// - `moved`: to be called after the widget was moved in the document;
// - `end`: unmarks everything.
export async function attach(element, pack, texts) {
  const { paragraphs } = pack.source;
  const text = new ArticleText(element);
  const hashed = await byHash(text, paragraphs);
  const quoted = quotedWords(pack);

  // The positions of a paragraph: found by its text if the story has it, else by its hash, else by
  // quoted words that occur in the article once.
  const extents = new WeakMap();
  const extentOf = (text, paragraph) => {
    if (!extents.has(text)) extents.set(text, new Map());
    const known = extents.get(text);
    if (!known.has(paragraph)) known.set(paragraph, newExtent(text, paragraph));
    return known.get(paragraph);
  };
  const newExtent = (text, paragraph) => {
    const all = [0, text.string.length];
    const [positions] = text.matches("", plainText(paragraphs[paragraph - 1]?.text), "", all);
    if (positions) return positions;
    const nodes = hashed.get(paragraph);
    const pieces = text.pieces.filter(({ node }) => nodes?.has(node));
    if (pieces.length > 0) return pieces.flatMap(({ start, end }) => between(start, end));
    for (const words of quoted.get(paragraph) ?? []) {
      const [found, another] = text.matches(...words, all);
      if (found && !another) return paragraphAround(text, found[0]);
    }
    return undefined;
  };

  const find = (text, paragraph, prefix, exact, suffix) => {
    const extent = extentOf(text, paragraph);
    const positions = exact ? words(text, extent, prefix, exact, suffix) : extent;
    return positions && text.ranges(positions);
  };

  const back = button(texts.back, () => leave());
  back.classList.add("back-to-reading");
  // A popover, so that it is visible in the window while the widget is out of sight.
  back.popover = "manual";
  const showBack = (isShown) => {
    back.hidden = !isShown;
    if (back.isConnected) back.togglePopover?.(isShown);
  };
  back.hidden = true;
  let from;
  const goTo = (all) => {
    // The page may have re-rendered its article.
    const ranges = all.filter((range) => !range.collapsed && range.startContainer.isConnected);
    if (ranges.length === 0) return;
    // One back button for all widgets: end what another one has marked.
    if (unmark !== end) unmark?.();
    unmark = end;
    mark(ranges);
    showBack(true);
    // After a dialog has closed, which returns the focus to where it was opened.
    setTimeout(() => {
      from = back.getRootNode().activeElement;
      reveal(ranges[0]);
    });
  };
  const end = () => {
    if (back.hidden) return;
    unmark = undefined;
    showBack(false);
    clear();
  };
  const leave = () => {
    end();
    // Focusing scrolls it into view.
    const before = from?.isConnected ? from : back.parentElement.querySelector("summary");
    before?.focus();
    // Not if it already had the focus.
    before?.scrollIntoView({ block: "nearest" });
  };

  const show = (...passage) => {
    // Read the article again: the page may have re-rendered it.
    const ranges = element.isConnected && find(new ArticleText(element), ...passage);
    if (ranges) goTo(ranges);
    return Boolean(ranges);
  };
  const panel = document.createElement("div");
  panel.className = "standpoint in-article";
  panel.lang = texts.lang;
  panel.dir = texts.dir;
  panel.append(speakers(pack, (...passage) => find(text, ...passage), goTo, texts.who_speaks), back);
  // Moving the widget in the document closes the popover.
  const moved = () => showBack(!back.hidden);
  return { show, panel, moved, end };
}

// A list of the actors whose quotes are in the article, each a button that marks them.
function speakers(pack, find, goTo, title) {
  const list = document.createElement("ul");
  for (const { id, name } of pack.actors) {
    const ownQuotes = pack.quotes.filter(({ actor }) => actor === id);
    const quotes = ownQuotes
      .map(({ evidence: { paragraph, selector } }) =>
        selector && find(paragraph, selector.prefix, selector.exact, selector.suffix))
      .filter(Boolean);
    if (quotes.length === 0) continue;
    const item = document.createElement("li");
    const speaker = button(`${name} (${quotes.length})`, () => goTo(quotes.flat()));
    speaker.lang = pack.language;
    speaker.dir = "auto";
    item.append(speaker);
    list.append(item);
  }
  const summary = document.createElement("summary");
  summary.textContent = title;
  const details = document.createElement("details");
  details.append(summary, list);
  details.hidden = list.childElementCount === 0;
  return details;
}

function button(text, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button secondary";
  button.textContent = text;
  button.addEventListener("click", act);
  return button;
}

// Marks ranges and unmarks everything else.
function mark(ranges) {
  if (canHighlight) {
    if (!document.adoptedStyleSheets.includes(style)) document.adoptedStyleSheets.push(style);
    CSS.highlights.set(MARK, new Highlight(...ranges));
  } else {
    // A selection can only be the first of several, including asides within it.
    const { startContainer, startOffset, endContainer, endOffset } = ranges[0];
    getSelection().setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
  }
}

function clear() {
  if (canHighlight) CSS.highlights.delete(MARK);
  else getSelection().removeAllRanges();
}

function reveal({ startContainer: start }) {
  start.parentElement.scrollIntoView({ block: "center" });
}

// The positions of quoted words, in their paragraph or else in the whole text, preferably with the
// words around them. `undefined` if they are not there.
function words(text, extent, ...passage) {
  const [prefix, exact, suffix] = passage.map(plainText);
  const alone = ["", ""];
  const contexts = prefix || suffix ? [[prefix, suffix], [prefix, ""], ["", suffix], alone] : [alone];
  const all = [0, text.string.length];
  const inParagraph = extent && [extent[0], extent[extent.length - 1] + 1];
  for (const within of inParagraph ? [inParagraph, all] : [all]) {
    for (const [before, after] of contexts) {
      const [positions] = text.matches(before, exact, after, within);
      if (positions) return positions;
    }
  }
  return undefined;
}

function between(start, end) {
  const positions = [];
  for (let at = start; at < end; at++) positions.push(at);
  return positions;
}

// The positions of the paragraph that contains a position.
function paragraphAround(text, at) {
  const has = ({ start, end }) => start <= at && at < end;
  const block = text.blocks.find((candidate) => has(candidate) && candidate.element.matches(PARAGRAPH));
  const { start, end } = block ?? text.runs.find(has);
  return between(start, end);
}

// By paragraph, the words that the story quotes from it, with the words around them.
function quotedWords(pack) {
  const quoted = new Map();
  const visit = (value) => {
    if (typeof value !== "object" || value === null) return;
    const { paragraph, selector } = value;
    if (paragraph && selector) {
      if (!quoted.has(paragraph)) quoted.set(paragraph, []);
      quoted.get(paragraph).push([selector.prefix, selector.exact, selector.suffix].map(plainText));
    }
    Object.values(value).forEach(visit);
  };
  visit(pack);
  return quoted;
}

// By paragraph number, the text nodes of paragraphs that are known by hash only. The hash is that
// of the author's form of the text, so each block is tried in several forms.
async function byHash(text, paragraphs) {
  const found = new Map();
  const missing = new Map();
  paragraphs.forEach(({ sha256, text }, index) => text === undefined && missing.set(sha256, index + 1));
  // `crypto.subtle` needs a secure connection.
  if (!crypto.subtle) return found;
  const used = new Set();
  const tried = new Set();
  let turn = performance.now();
  const attempt = async (pieces, candidate) => {
    if (performance.now() - turn > TURN) {
      await new Promise((next) => setTimeout(next));
      turn = performance.now();
    }
    if (tried.has(candidate) || tried.size > MAX_HASHES || missing.size === 0) return;
    tried.add(candidate);
    const hash = await sha256(new TextEncoder().encode(candidate));
    const number = missing.get(hash);
    if (!number) return;
    missing.delete(hash);
    found.set(number, new Set(pieces.map(({ node }) => node)));
    pieces.forEach(({ node }) => used.add(node));
  };
  const isFree = (pieces) => missing.size > 0 && !pieces.some(({ node }) => used.has(node));
  const piecesOf = ({ first, last }) => text.pieces.slice(first, last);
  const runs = text.runs.map(piecesOf);
  const blocks = text.blocks.filter(({ start, end }) => end - start < MAX_PARAGRAPH_LENGTH).map(piecesOf);
  for (const pieces of [...runs, ...blocks]) await attempt(pieces, joined(pieces, " "));
  for (const pieces of [...runs, ...blocks].filter(isFree)) {
    for (const [included, candidate] of candidateTexts(pieces)) await attempt(included, candidate);
  }
  // A paragraph that is interrupted by another block, or split in two.
  const free = runs.filter(isFree);
  for (let at = 0; at < free.length; at++) {
    for (const others of [[1], [2], [1, 2], [3]]) {
      const all = [at, ...others.map((next) => at + next)].map((index) => free[index]);
      if (!all.every(Boolean)) continue;
      const pieces = all.flat();
      for (const gap of [" ", ""]) await attempt(pieces, joined(pieces, gap));
    }
  }
  return found;
}

// Yields the texts from which the author may have computed the hash of these pieces, each with the
// pieces that it consists of.
function* candidateTexts(pieces) {
  const [unseen, aside, number] = [HIDDEN_ASIDE, VISIBLE_ASIDE, NUMBER];
  for (const left of [[], [unseen], [unseen, aside], [unseen, number], [unseen, aside, number]]) {
    const included = pieces.filter(({ level }) => !left.includes(level));
    for (const gap of [" ", ""]) {
      const text = joined(included, gap);
      for (const form of forms(text)) yield [included, inOneLine(form)];
    }
  }
}

function joined(pieces, gap) {
  return inOneLine(pieces.map(({ node, separator }) => (separator && gap) + node.data).join(""));
}

function inOneLine(text) {
  return text.trim().split(/\s+/u).join(" ");
}

// Yields a text as it is and in other typographic forms.
function* forms(text) {
  yield text;
  const clean = text
    .normalize("NFC")
    .replace(/(?![\u200c\u200d])[\p{Cf}\u034f]/gu, "")
    .replace(/[\ufb00-\ufb06\uff01-\uff5e]/gu, (letter) => letter.normalize("NFKC"));
  const straight = clean.replace(/«\s?|\s?»|[“”„]/gu, '"').replace(/[‘’‚]/gu, "'");
  const curly = straight
    .replace(/(^|[\s([{–—-])"/gu, "$1“")
    .replace(/(^|[\s([{–—“-])'/gu, "$1‘")
    .replace(/"/gu, "”")
    .replace(/'/gu, "’")
    .replace(/\.\.\./gu, "…");
  yield* [clean, curly, straight, clean.normalize("NFD")];
  for (const dash of ["—", " — ", " – "]) yield curly.replace(/\s*(--|[–—])\s*/gu, dash);
  yield straight.replace(/\s*(--|[–—])\s*/gu, " - ").replace(/…/gu, "...");
}
