// The article that a widget stands under: finds in it what the story quotes, marks that, and goes
// there and back. The page's document stays as it is: what is marked is a range, and no element.

// One name for all widgets: what was marked before is so no more.
const MARK = "standpoint-passage";
// Where the browser can't, a selection does.
const canHighlight = Boolean(globalThis.Highlight && globalThis.CSS?.highlights);
const style = new CSSStyleSheet();
style.replaceSync(`::highlight(${MARK}) { background-color: #fbe7b2; color: #1d1b18; }`);

// Ends what is marked now.
let offered;

// No more hashes are computed than that.
const MOST_HASHES = 4_000;
const LONGEST_PARAGRAPH = 10_000;
// So many milliseconds at a time, so that the page still answers.
const TURN = 8;
// A paragraph as elements have it.
const PARAGRAPH = "p, li, dd, blockquote, h1, h2, h3, h4, h5, h6";

// For a story, whose JSON is `pack`, in the article in `element`. `show` marks words, or the
// paragraph where none are given, and goes there: `false` where they are not there. `says` is what
// is said here, and in which language. `panel` is to stand in the widget: who speaks where, and the
// way back; `end` leaves nothing marked.
export async function around(element, pack, says) {
  const { paragraphs } = pack.source;
  const text = new ArticleText(element);
  const hashed = await byHash(text, paragraphs);
  const quoted = quotedWords(pack);

  // Where a paragraph stands: by its text, where the story has it, else by its hash, else by words
  // of it that stand in the article once.
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

  const back = button(says.back, () => leave());
  back.classList.add("back");
  // So that it stands in the window, and not in the widget, which is out of sight then.
  back.popover = "manual";
  const offerBack = (isOffered) => {
    back.hidden = !isOffered;
    if (back.isConnected) back.togglePopover?.(isOffered);
  };
  back.hidden = true;
  let from;
  const goTo = (all) => {
    // The page may have drawn its article anew.
    const ranges = all.filter((it) => !it.collapsed && it.startContainer.isConnected);
    if (ranges.length === 0) return;
    // One way back for all widgets: nothing else is marked any more.
    if (offered !== end) offered?.();
    offered = end;
    mark(ranges);
    offerBack(true);
    // After a dialog has closed, which brings the focus back to where it was opened.
    setTimeout(() => {
      from = back.getRootNode().activeElement;
      reveal(ranges[0]);
    });
  };
  const end = () => {
    if (back.hidden) return;
    offered = undefined;
    offerBack(false);
    clear();
  };
  const leave = () => {
    end();
    // It comes into sight with the focus.
    const before = from?.isConnected ? from : back.parentElement.querySelector("summary");
    before?.focus();
    // What has the focus already does not come by that.
    before?.scrollIntoView({ block: "nearest" });
  };

  const show = (...passage) => {
    // Read anew: the page may have rendered its article again.
    const ranges = element.isConnected && find(new ArticleText(element), ...passage);
    if (ranges) goTo(ranges);
    return Boolean(ranges);
  };
  const panel = document.createElement("div");
  panel.className = "standpoint in-article";
  panel.lang = says.lang;
  panel.dir = says.dir;
  panel.append(whoSpeaks(pack, (...passage) => find(text, ...passage), goTo, says.who_speaks), back);
  // Moving has taken it out of the window.
  const moved = () => offerBack(!back.hidden);
  return { show, panel, moved, end };
}

// Those whose words stand in the article, each as a button that marks them.
function whoSpeaks(pack, find, goTo, title) {
  const list = document.createElement("ul");
  for (const { id, name } of pack.actors) {
    const theirs = pack.quotes.filter(({ actor }) => actor === id);
    const quotes = theirs
      .map(({ evidence: { paragraph, selector } }) =>
        selector && find(paragraph, selector.prefix, selector.exact, selector.suffix))
      .filter(Boolean);
    if (quotes.length === 0) continue;
    const item = document.createElement("li");
    const says = button(`${name} (${quotes.length})`, () => goTo(quotes.flat()));
    says.lang = pack.language;
    says.dir = "auto";
    item.append(says);
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
  button.className = "button quiet";
  button.textContent = text;
  button.addEventListener("click", act);
  return button;
}

// Marks ranges, and nothing else any more.
function mark(ranges) {
  if (canHighlight) {
    if (!document.adoptedStyleSheets.includes(style)) document.adoptedStyleSheets.push(style);
    CSS.highlights.set(MARK, new Highlight(...ranges));
  } else {
    // Of several only the first, but with what stands in the midst of it.
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

// The positions of words, with what is around them if that helps: in their paragraph, or else in the
// whole text; `undefined` where they are not there.
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

// The positions of the paragraph that has a position in it.
function paragraphAround(text, at) {
  const has = ({ start, end }) => start <= at && at < end;
  const block = text.blocks.find((it) => has(it) && it.element.matches(PARAGRAPH));
  const { start, end } = block ?? text.runs.find(has);
  return between(start, end);
}

// By paragraph, the words that the story quotes from it, with what is around them.
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

// The text nodes of the paragraphs whose text the story does not have, by the hashes of their text.
// A hash is only that of the author's form, so each block is tried in several forms.
async function byHash(text, paragraphs) {
  const found = new Map();
  const sought = new Map();
  paragraphs.forEach(({ sha256, text }, index) => text === undefined && sought.set(sha256, index + 1));
  // Not where the connection is not secure.
  if (!crypto.subtle) return found;
  const taken = new Set();
  const tried = new Set();
  let turn = performance.now();
  const attempt = async (pieces, reading) => {
    if (performance.now() - turn > TURN) {
      await new Promise((next) => setTimeout(next));
      turn = performance.now();
    }
    if (tried.has(reading) || tried.size > MOST_HASHES || sought.size === 0) return;
    tried.add(reading);
    const hash = await sha256(new TextEncoder().encode(reading));
    const number = sought.get(hash);
    if (!number) return;
    sought.delete(hash);
    found.set(number, new Set(pieces.map(({ node }) => node)));
    pieces.forEach(({ node }) => taken.add(node));
  };
  const isFree = (pieces) => sought.size > 0 && !pieces.some(({ node }) => taken.has(node));
  const piecesOf = ({ first, last }) => text.pieces.slice(first, last);
  const runs = text.runs.map(piecesOf);
  const blocks = text.blocks.filter(({ start, end }) => end - start < LONGEST_PARAGRAPH).map(piecesOf);
  for (const pieces of [...runs, ...blocks]) await attempt(pieces, joined(pieces, " "));
  for (const pieces of [...runs, ...blocks].filter(isFree)) {
    for (const [kept, reading] of readings(pieces)) await attempt(kept, reading);
  }
  // A paragraph that something has come between, or that was made two.
  const free = runs.filter(isFree);
  for (let at = 0; at < free.length; at++) {
    for (const others of [[1], [2], [1, 2], [3]]) {
      const all = [at, ...others.map((next) => at + next)].map((it) => free[it]);
      if (!all.every(Boolean)) continue;
      const pieces = all.flat();
      for (const gap of [" ", ""]) await attempt(pieces, joined(pieces, gap));
    }
  }
  return found;
}

// The texts that an author may have had where a site has these pieces, with the pieces of each.
function* readings(pieces) {
  const [unseen, aside, number] = [UNSEEN_ASIDE, SEEN_ASIDE, NUMBER];
  for (const left of [[], [unseen], [unseen, aside], [unseen, number], [unseen, aside, number]]) {
    const kept = pieces.filter(({ level }) => !left.includes(level));
    for (const gap of [" ", ""]) {
      const text = joined(kept, gap);
      for (const form of forms(text)) yield [kept, inOneLine(form)];
    }
  }
}

function joined(pieces, gap) {
  return inOneLine(pieces.map(({ node, separator }) => (separator && gap) + node.data).join(""));
}

function inOneLine(text) {
  return text.trim().split(/\s+/u).join(" ");
}

// A text as it is, and as others write it.
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
