// It stands before `article.js`: the text of an article in a form in which passages can be found,
// however a site has set them. White space does not count at all, so no line break, drop cap or
// element that stands as a block comes between two letters.

// What is never part of the text.
const SKIPPED =
  "script, style, noscript, template, textarea, select, datalist, stand-point, iframe, object, video, audio, canvas, svg";
// What may stand within a passage without being part of it.
const ASIDE = `aside, figure, nav, form, button, sup, rt, rp, del, s, ins.adsbygoogle, .ad, .ads, [class*=advert i],
  [class*=sponsor i], [class*=footnote i], [class*=sr-only i], [class*=visually-hidden i], [hidden],
  [aria-hidden=true], [role=complementary], [role=note], [role=doc-noteref]`;
// A block that may stand within a passage is no longer than this, and not many do.
const LONGEST_ASIDE = 500;
const MOST_ASIDES = 3;
// How a piece of text is aside; the lowest goes before.
const UNSEEN_ASIDE = 1;
const SEEN_ASIDE = 2;
const NUMBER = 3;
// After so many steps a search gives up.
const MOST_STEPS = 300_000;

const QUOTES = /["'`´“”„‟«»‹›‘’‚‛′″「」『』〝〞]/gu;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu;
// White space, what has no width, and what only chooses how a letter looks.
const UNSEEN = /[\s\p{Cf}\u034f\ufe00-\ufe0f]/gu;
// A letter and the marks on it.
const CLUSTER = /\P{M}\p{M}*|\p{M}+/uy;
const LETTER = /[\p{L}\p{N}\p{M}]/u;
// Scripts without spaces between words.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
// Those that are part of a number or a name are no punctuation here.
const PUNCTUATION = /[^%‰&@#§\P{P}]/u;
const DIGIT = /\d/;

// A letter with its marks, in the one form in which texts are compared; "" where it is not seen.
function plainCluster(cluster) {
  return cluster.replace(QUOTES, "'").replace(DASHES, "-").normalize("NFKD").replace(UNSEEN, "");
}

// Each cluster of a text, with where it begins and ends.
function* clusters(text) {
  let end;
  for (let at = 0; at < text.length; at = end) {
    end = at + 1;
    // Nothing else is as common, and nothing can be joined with it.
    const isPlain = text.charCodeAt(at) < 128 && !(text.charCodeAt(end) >= 128);
    if (!isPlain) {
      CLUSTER.lastIndex = at;
      end = at + (CLUSTER.exec(text)?.[0].length ?? 1);
    }
    yield [text.slice(at, end), at, end];
  }
}

// Whether a unit adds nothing to the one before: quotation marks within quotation marks, two hyphens
// for a dash.
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

// The text of an element. A unit is a UTF-16 code unit of it in the compared form; all positions are
// those of units.
class ArticleText {
  string;
  // Of each unit: the text node that it comes from, and from where to where in it.
  #nodes = [];
  #starts = [];
  #ends = [];
  // Where something comes between two units: white space, a break, the edge of an aside.
  #gaps = new Set();
  // By where it begins, what can be left out.
  #skips = new Map();
  // Before which units something stands that is no text.
  #cuts = new Set();
  // From where to where no running text is.
  #asides = [];
  // Elements that stand as blocks, each from where to where.
  blocks = [];
  // What stands between the edges of blocks or empty lines: from where to where, and its pieces.
  runs = [];
  // Each text node: what comes before it, how it is aside, and from where to where it goes.
  pieces = [];

  #units = [];
  #run = { start: 0, first: 0 };
  #separator = "";
  #isAfterBreak = false;
  #level = 0;
  #hasGap = false;
  // A page may be out of sight as a whole until its fonts have come.
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
    // Not of all elements: those around all others would be read again and again.
    const short = isBlock ? "" : element.textContent.trim();
    const isCap = isFloating && !isOut && short.length <= 3;
    const isAside = !isCap && (isHidden || isFloating || element.matches(ASIDE));
    const isNumber = !isBlock && !isAside && short !== "" && short.length <= 6 && !/\p{L}/u.test(short);
    const level = isHidden || (isOut && isAside) ? UNSEEN_ASIDE : isAside ? SEEN_ASIDE : isNumber ? NUMBER : 0;
    const before = this.#level;
    this.#level = before && level ? Math.min(before, level) : before || level;
    if (isBlock) this.#endRun();
    const [start, first] = [this.#units.length, this.pieces.length];
    // What touches a link is a word of its own.
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
    if (level || isFloating || (isBlock && end - start <= LONGEST_ASIDE)) {
      if (!this.#skips.has(start)) this.#skips.set(start, []);
      this.#skips.get(start).push({ end, isBlock: isBlock && !isAside });
    }
  }

  #addText(node) {
    const start = this.#units.length;
    for (const [cluster, at, end] of clusters(node.data)) {
      const plain = plainCluster(cluster);
      if (/\s/u.test(cluster)) this.#hasGap = true;
      for (let it = 0; it < plain.length; it++) {
        if (repeats(this.#units.at(-1), plain[it])) continue;
        if (this.#hasGap) this.#gaps.add(this.#units.length);
        this.#hasGap = false;
        this.#units.push(plain[it]);
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
    // An empty line.
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

  // The ranges of units at these positions, in order: one where they follow one another, more where
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

  // Whether a word can begin or end there.
  #isEdge(at) {
    const isOfWord = (unit) => unit !== undefined && LETTER.test(unit) && !UNSPACED.test(unit);
    return this.#gaps.has(at) || !isOfWord(this.string[at - 1]) || !isOfWord(this.string[at]);
  }

  // The positions of each place between two positions where a passage stands: as it is, then with
  // what may be left out, then what is no running text.
  *matches(before, sought, after, [from, to]) {
    if (!sought) return;
    const whole = before + sought + after;
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
      for (let index = 0; index < sought.length; index++) positions.push(at + before.length + index);
      if (isNew(positions)) yield positions;
    }
    // Its first unit that must be there.
    let first = 0;
    while (isPunctuation(whole, first)) first++;
    const left = { steps: MOST_STEPS };
    for (let at = from; left.steps > 0 && first < whole.length; at++) {
      at = this.string.indexOf(whole[first], at);
      if (at < 0 || at >= to) break;
      const path = this.#follow(at, to, whole, first, left) ?? [];
      const ofSought = path.slice(before.length, before.length + sought.length);
      const positions = ofSought.filter((it) => it !== undefined);
      if (isNew(positions)) yield positions;
    }
    yield* inAsides;
  }

  // Where each unit of `whole`, from its unit `first` on, stands from `at` on; punctuation may be
  // missing on either side.
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
          if (!isBlock || asides < MOST_ASIDES) others.push([end, next, asides + isBlock]);
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
