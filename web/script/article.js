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

// What is no text of the article.
const SKIPPED = "script, style, noscript, template, textarea, select, stand-point";
const QUOTES = { "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'" };
const SAME = { ...QUOTES, "–": "-", "—": "-", "‑": "-", "−": "-", "…": "..." };
// Soft hyphens and marks without a width.
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/u;

// For a story, whose JSON is `pack`, in the article in `element`. `show` marks words, or the
// paragraph where none are given, and goes there: `false` where they are not there. `says` is what
// is said here, and in which language. `panel` is to
// stand in the widget: who speaks where, and the way back; `end` leaves nothing marked.
export async function around(element, pack, says) {
  const paragraphs = await byNumber(element, pack.source.paragraphs);
  const find = (paragraph, prefix, exact, suffix, read = textOf) => {
    if (!element.isConnected) return undefined;
    const block = paragraphs.get(paragraph);
    // The page may have drawn its article anew.
    const whole = block?.isConnected ? block : undefined;
    return exact ? words(read(whole ?? element), prefix, exact, suffix) : whole && rangeOf(whole);
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
    const range = find(...passage);
    if (range) goTo([range]);
    return Boolean(range);
  };
  const panel = document.createElement("div");
  panel.className = "standpoint in-article";
  panel.lang = says.lang;
  panel.dir = says.dir;
  panel.append(whoSpeaks(pack, find, goTo, says.who_speaks), back);
  // Moving has taken it out of the window.
  const moved = () => offerBack(!back.hidden);
  return { show, panel, moved, end };
}

// Those whose words stand in the article, each as a button that marks them.
function whoSpeaks(pack, find, goTo, title) {
  const list = document.createElement("ul");
  // Each text is read once for all who are quoted from it.
  const texts = new Map();
  const read = (element) => {
    if (!texts.has(element)) texts.set(element, textOf(element));
    return texts.get(element);
  };
  for (const { id, name } of pack.actors) {
    const theirs = pack.quotes.filter(({ actor }) => actor === id);
    const ranges = theirs
      .map(({ evidence: { paragraph, selector } }) =>
        selector && find(paragraph, selector.prefix, selector.exact, selector.suffix, read))
      .filter(Boolean);
    if (ranges.length === 0) continue;
    const item = document.createElement("li");
    const says = button(`${name} (${ranges.length})`, () => goTo(ranges));
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
    const { startContainer, startOffset, endContainer, endOffset } = ranges[0];
    getSelection().setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
  }
}

function clear() {
  if (canHighlight) CSS.highlights.delete(MARK);
  else getSelection().removeAllRanges();
}

function reveal({ startContainer: start }) {
  const element = start instanceof Element ? start : start.parentElement;
  element.scrollIntoView({ block: "center" });
}

// Where words stand in a text, with what is around them if that helps; `undefined` where they do not.
function words(text, prefix = "", exact = "", suffix = "") {
  const [before, sought, after] = [prefix, exact, suffix].map(plain);
  const at = text.string.indexOf(before + sought + after);
  if (at >= 0) return text.range(at + before.length, sought.length);
  const alone = text.string.indexOf(sought.trim());
  return alone >= 0 ? text.range(alone, sought.trim().length) : undefined;
}

function rangeOf(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range;
}

// An element's text as it is compared, and where each letter of it comes from.
function textOf(element) {
  let string = "";
  const from = [];
  const add = (letters, node, offset) => {
    for (const letter of letters) {
      if (letter === " " && (string === "" || string.endsWith(" "))) continue;
      string += letter;
      from.push([node, offset]);
    }
  };
  let block;
  for (const node of textNodes(element)) {
    const itsBlock = blockOf(node.parentElement);
    if (block && itsBlock !== block) add(" ", node, 0);
    block = itsBlock;
    for (let at = 0; at < node.data.length; at++) add(plainLetter(node.data[at]), node, at);
  }
  const range = (at, length) => {
    const range = document.createRange();
    const [last, offset] = from[at + length - 1];
    range.setStart(...from[at]);
    range.setEnd(last, offset + 1);
    return range;
  };
  return { string, range };
}

function* textNodes(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest(SKIPPED)) yield walker.currentNode;
  }
}

function blockOf(element) {
  let it = element;
  while (it.parentElement && getComputedStyle(it).display.startsWith("inline")) it = it.parentElement;
  return it;
}

function plain(text = "") {
  return [...text].map(plainLetter).join("").replace(/ +/gu, " ");
}

function plainLetter(letter) {
  if (UNSEEN.test(letter)) return "";
  return /\s/u.test(letter) ? " " : (SAME[letter] ?? letter);
}

// The elements that hold the story's paragraphs, by the hashes of their text.
async function byNumber(article, paragraphs) {
  const found = new Map();
  // Not where the connection is not secure.
  if (!crypto.subtle) return found;
  const numbers = new Map(paragraphs.map(({ sha256 }, index) => [sha256, index + 1]));
  const blocks = new Set();
  for (const node of textNodes(article)) blocks.add(blockOf(node.parentElement));
  for (const block of blocks) {
    const text = block.textContent.trim().split(/\s+/u).join(" ");
    const number = numbers.get(await sha256(new TextEncoder().encode(text)));
    if (number) found.set(number, block);
  }
  return found;
}
