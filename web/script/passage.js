// Reads the text of an article into a form in which passages can be found however a site marks them
// up. White space is ignored altogether, so no line break, drop cap or inline block separates two
// letters. The build puts this before `article.js`.

// What is never part of the text.
const SKIPPED =
  "script, style, noscript, template, textarea, select, datalist, stand-point, iframe, object, video, audio, canvas, svg";
// What may be inside a passage without being part of it.
const ASIDE = `aside, figure, nav, form, button, sup, rt, rp, del, s, ins.adsbygoogle, .ad, .ads, [class*=advert i],
  [class*=sponsor i], [class*=footnote i], [class*=sr-only i], [class*=visually-hidden i], [hidden],
  [aria-hidden=true], [role=complementary], [role=note], [role=doc-noteref]`;
// How long a block inside a passage may be, and how many there may be.
const MAX_ASIDE_LENGTH = 500;
const MAX_ASIDES = 3;
// Why a piece of text may be left out. The lowest number wins.
const HIDDEN_ASIDE = 1;
const VISIBLE_ASIDE = 2;
const NUMBER = 3;
// A search gives up after this many steps.
const MAX_STEPS = 300_000;

const QUOTES = /["'`´“”„‟«»‹›‘’‚‛′″「」『』〝〞]/gu;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu;
// White space, zero-width characters, and variation selectors.
const UNSEEN = /[\s\p{Cf}\u034f\ufe00-\ufe0f]/gu;
// A letter with its combining marks.
const CLUSTER = /\P{M}\p{M}*|\p{M}+/uy;
const LETTER = /[\p{L}\p{N}\p{M}]/u;
// Scripts without spaces between words.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
// Characters that belong to numbers or names don't count as punctuation.
const PUNCTUATION = /[^%‰&@#§\P{P}]/u;
const DIGIT = /\d/;

// Normalises a letter with its marks for comparison; "" if it is invisible.
function plainCluster(cluster) {
  return cluster.replace(QUOTES, "'").replace(DASHES, "-").normalize("NFKD").replace(UNSEEN, "");
}

// Yields each cluster of a text with its start and end.
function* clusters(text) {
  let end;
  for (let at = 0; at < text.length; at = end) {
    end = at + 1;
    // The common case: an ASCII character that nothing combines with.
    const isPlain = text.charCodeAt(at) < 128 && !(text.charCodeAt(end) >= 128);
    if (!isPlain) {
      CLUSTER.lastIndex = at;
      end = at + (CLUSTER.exec(text)?.[0].length ?? 1);
    }
    yield [text.slice(at, end), at, end];
  }
}

// Whether a unit repeats the one before: quotation marks within quotation marks, two hyphens for a
// dash.
function repeats(before, unit) {
  return before === unit && (unit === "'" || unit === "-");
}

function plainText(text = "") {
  let plain = "";
  for (const [cluster] of clusters(text)) {
    for (const unit of plainCluster(cluster)) if (!repeats(plain.at(-1), unit)) plain += unit;
  }
  return plain;
}

// The text of an element, normalised for comparison. A unit is a UTF-16 code unit of that text, and
// all positions count units.
class ArticleText {
  string;
  // For each unit: its text node, and the start and end in that node.
  #nodes = [];
  #starts = [];
  #ends = [];
  // Positions before which there is white space, a break or the edge of an aside.
  #gaps = new Set();
  // By start position, what can be left out.
  #skips = new Map();
  // Positions before which there is something that isn't text.
  #cuts = new Set();
  // The asides, each with start and end.
  #asides = [];
  // The block elements, each with start and end.
  blocks = [];
  // The text between the edges of blocks or empty lines: start, end, and the pieces.
  runs = [];
  // Each text node: the separator before it, why it may be left out, start and end.
  pieces = [];

  #units = [];
  #run = { start: 0, first: 0 };
  #separator = "";
  #isAfterBreak = false;
  #level = 0;
  #hasGap = false;
  // Of the article itself: a page may be hidden as a whole until its fonts are loaded.
  #visibility;

  constructor(root) {
    this.#visibility = getComputedStyle(root).visibility;
    this.#addChildren(root);
    this.#endRun();
    this.string = this.#units.join("");
  }

  #addChildren(element) {
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) this.#addText(node);
      else if (node.nodeType !== Node.ELEMENT_NODE) continue;
      else if (node.matches(SKIPPED)) this.#cuts.add(this.#units.length);
      else this.#addElement(node);
    }
  }

  #addElement(element) {
    if (element.localName === "br") {
      this.#addBreak();
      return;
    }
    const { display, float, position, visibility } = getComputedStyle(element);
    const isHidden = display === "none" || visibility !== this.#visibility;
    const isOut = position === "absolute" || position === "fixed";
    const isFloating = float !== "none" || isOut;
    const isBlock = !isFloating && !/^(inline|contents|none|ruby)/.test(display);
    // Not for blocks: outer elements would be read again and again.
    const short = isBlock ? "" : element.textContent.trim();
    const isCap = isFloating && !isOut && short.length <= 3;
    const isAside = !isCap && (isHidden || isFloating || element.matches(ASIDE));
    const isNumber = !isBlock && !isAside && short !== "" && short.length <= 6 && !/\p{L}/u.test(short);
    const level = isHidden || (isOut && isAside) ? HIDDEN_ASIDE : isAside ? VISIBLE_ASIDE : isNumber ? NUMBER : 0;
    const before = this.#level;
    this.#level = before && level ? Math.min(before, level) : before || level;
    if (isBlock) this.#endRun();
    const [start, first] = [this.#units.length, this.pieces.length];
    // A link is separate from the words that touch it.
    const isApart = level || element.localName === "a";
    if (isApart) this.#gaps.add(start);
    this.#addChildren(element);
    if (isBlock) this.#endRun();
    const end = this.#units.length;
    if (isApart) this.#gaps.add(end);
    this.#level = before;
    if (end === start) return;
    if (isBlock) this.blocks.push({ element, start, end, first, last: this.pieces.length });
    if (isAside) this.#asides.push([start, end]);
    if (level || isFloating || (isBlock && end - start <= MAX_ASIDE_LENGTH)) {
      if (!this.#skips.has(start)) this.#skips.set(start, []);
      this.#skips.get(start).push({ end, isBlock: isBlock && !isAside });
    }
  }

  #addText(node) {
    const start = this.#units.length;
    for (const [cluster, at, end] of clusters(node.data)) {
      const plain = plainCluster(cluster);
      if (/\s/u.test(cluster)) this.#hasGap = true;
      for (let unit = 0; unit < plain.length; unit++) {
        if (repeats(this.#units.at(-1), plain[unit])) continue;
        if (this.#hasGap) this.#gaps.add(this.#units.length);
        this.#hasGap = false;
        this.#units.push(plain[unit]);
        this.#nodes.push(node);
        this.#starts.push(at);
        this.#ends.push(end);
      }
    }
    const end = this.#units.length;
    if (end > start) this.#isAfterBreak = false;
    this.pieces.push({ node, separator: this.#separator, level: this.#level, start, end });
    this.#separator = "";
  }

  #addBreak() {
    // Two breaks are an empty line.
    if (this.#isAfterBreak) this.#endRun();
    this.#isAfterBreak = true;
    this.#hasGap = true;
    this.#separator = "break";
  }

  #endRun() {
    const { start, first } = this.#run;
    const end = this.#units.length;
    if (end > start) this.runs.push({ start, end, first, last: this.pieces.length });
    this.#run = { start: end, first: this.pieces.length };
    this.#isAfterBreak = false;
    this.#hasGap = true;
    this.#separator = "break";
  }

  // The DOM ranges of ascending positions: one range for consecutive positions, several if
  // something was left out.
  ranges(positions) {
    const ranges = [];
    let first;
    let last;
    const add = () => {
      const range = document.createRange();
      range.setStart(this.#nodes[first], this.#starts[first]);
      range.setEnd(this.#nodes[last], this.#ends[last]);
      ranges.push(range);
    };
    for (const at of positions) {
      if (first !== undefined && this.#leavesOut(last, at)) {
        add();
        first = undefined;
      }
      first ??= at;
      last = at;
    }
    if (first !== undefined) add();
    return ranges;
  }

  #leavesOut(last, at) {
    for (let between = last + 1; between <= at; between++) {
      if (this.#cuts.has(between) || (between < at && this.#skips.has(between))) return true;
    }
    return false;
  }

  // Whether a word can begin or end at a position.
  #isEdge(at) {
    const isOfWord = (unit) => unit !== undefined && LETTER.test(unit) && !UNSPACED.test(unit);
    return this.#gaps.has(at) || !isOfWord(this.string[at - 1]) || !isOfWord(this.string[at]);
  }

  // Yields the positions of each match between two positions: first exact matches, then those that
  // leave something out, then those inside an aside.
  *matches(before, quote, after, [from, to]) {
    if (!quote) return;
    const whole = before + quote + after;
    const firsts = new Set();
    const inAsides = [];
    const isNew = (positions) => {
      const [first, last] = [positions[0], positions[positions.length - 1]];
      if (first === undefined || firsts.has(first)) return false;
      if (!this.#isEdge(first) || !this.#isEdge(last + 1)) return false;
      firsts.add(first);
      const isAside = this.#asides.some(([start, end]) => start <= first && last < end);
      if (isAside) inAsides.push(positions);
      return !isAside;
    };
    for (let at = from; ; at++) {
      at = this.string.indexOf(whole, at);
      if (at < 0 || at + whole.length > to) break;
      const positions = [];
      for (let index = 0; index < quote.length; index++) positions.push(at + before.length + index);
      if (isNew(positions)) yield positions;
    }
    // The first unit that must be present.
    let first = 0;
    while (isPunctuation(whole, first)) first++;
    const left = { steps: MAX_STEPS };
    for (let at = from; left.steps > 0 && first < whole.length; at++) {
      at = this.string.indexOf(whole[first], at);
      if (at < 0 || at >= to) break;
      const path = this.#follow(at, to, whole, first, left) ?? [];
      const ofQuote = path.slice(before.length, before.length + quote.length);
      const positions = ofQuote.filter((position) => position !== undefined);
      if (isNew(positions)) yield positions;
    }
    yield* inAsides;
  }

  // Matches `whole`, from its unit `first`, against the text from `at`, with backtracking. Returns
  // the position of each unit. Punctuation may be missing on either side.
  #follow(at, to, whole, first, left) {
    const path = [];
    for (let back = 1; back <= first && this.string[at - back] === whole[first - back]; back++) {
      path[first - back] = at - back;
    }
    const others = [];
    let [here, next, asides] = [at, first, 0];
    while (next < whole.length) {
      if (left.steps-- <= 0) return undefined;
      if (here < to && next > first) {
        for (const { end, isBlock } of this.#skips.get(here) ?? []) {
          if (!isBlock || asides < MAX_ASIDES) others.push([end, next, asides + isBlock]);
        }
      }
      if (here < to && this.string[here] === whole[next]) path[next++] = here++;
      else if (here < to && isPunctuation(this.string, here)) here++;
      else if (isPunctuation(whole, next)) path[next++] = undefined;
      else {
        if (others.length === 0) return undefined;
        [here, next, asides] = others.pop();
        path.length = next;
      }
    }
    return path;
  }
}

function isPunctuation(string, at) {
  const isInNumber = DIGIT.test(string[at - 1]) && DIGIT.test(string[at + 1]);
  return at < string.length && PUNCTUATION.test(string[at]) && !isInNumber;
}
