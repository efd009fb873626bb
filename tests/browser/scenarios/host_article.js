// Renders the article with one kind of markup, and searches it for all passages and paragraphs of the
// story with the module that finds passages. Returns their number and the errors.

const [origin, module, name, turn] = ARGUMENTS;
const { attach } = await import(`${origin}/${module}`);
const json = await (await fetch(`${origin}/data/harbour-bridge/pack.json`)).text();
const says = { back: "Back", dir: "ltr", lang: "en", who_speaks: "Who speaks" };
const article = document.querySelector("article");
// Skips scrolling to each passage.
Element.prototype.scrollIntoView = () => {};
const letters = (text) => text.normalize("NFKD").replace(/[^\p{L}\p{N}\p{M}]/gu, "");
const marked = () => [...CSS.highlights.get("standpoint-passage")].join("");

// Each quoted passage and each paragraph: the arguments of `show`, and the words to be highlighted.
const passages = [];
const known = new Set();
const texts = JSON.parse(json).source.paragraphs.map(({ text }) => text);
texts.forEach((text, at) => passages.push([[at + 1], text]));
const collect = (value) => {
  if (typeof value !== "object" || value === null) return;
  const { paragraph, selector } = value;
  const passage = selector && [paragraph, selector.prefix, selector.exact, selector.suffix];
  if (selector && !known.has(String(passage))) passages.push([passage, selector.exact]);
  known.add(String(passage));
  Object.values(value).forEach(collect);
};
collect(JSON.parse(json));

// Every third passage, others for each kind of markup.
const isTried = (_, at) => at % 3 === turn % 3;

const wrong = [];
// Once with the pack's texts, and once as if the pack had only their hashes.
for (const hasTexts of [true, false]) {
  const pack = JSON.parse(json);
  if (!hasTexts) pack.source.paragraphs.forEach((it) => delete it.text);
  article.innerHTML = articles[name]();
  const before = article.innerHTML;
  const { end, panel, show } = await attach(article, pack, says);
  document.body.append(panel);
  const say = (what) => wrong.push(`${hasTexts ? "with" : "without"} texts: ${what}`);
  const quotes = [...panel.querySelectorAll("li button")].map((it) => Number(it.textContent.match(/\((\d+)\)/)[1]));
  const all = quotes.reduce((sum, count) => sum + count, 0);
  if (all !== pack.quotes.length) say(`${all} quotes`);
  for (const [passage, words] of passages.filter(isTried)) {
    const isWhole = passage.length === 1;
    // The pack's texts affect only whole paragraphs, and the quotes checked above.
    if (!hasTexts && !isWhole) continue;
    if (!show(...passage)) say(`not found: ${passage}`);
    // Without its text, the whole block of a paragraph is highlighted.
    else if (hasTexts && letters(marked()) !== letters(words)) say(`${passage} marks: ${marked()}`);
  }
  end();
  panel.remove();
  if (article.innerHTML !== before) say("the article has changed");
}
return [passages.length, wrong];
