// Sets the article in one way, and has all that the story quotes looked for, and each paragraph, by
// the module that finds passages. Returns how many these are, and what is wrong.

const [origin, module, name] = ARGUMENTS;
const { around } = await import(`${origin}/${module}`);
const json = await (await fetch(`${origin}/data/harbour-bridge/pack.json`)).text();
const says = { back: "Back", dir: "ltr", lang: "en", who_speaks: "Who speaks" };
const article = document.querySelector("article");
// What is looked for is not looked at.
Element.prototype.scrollIntoView = () => {};
const letters = (text) => text.normalize("NFKD").replace(/[^\p{L}\p{N}\p{M}]/gu, "");
const marked = () => [...CSS.highlights.get("standpoint-passage")].join("");

// Each passage with words, and each paragraph: what it is, and the words that are to be marked.
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

const wrong = [];
// As it is, and as where the pack has the hashes alone.
for (const hasTexts of [true, false]) {
  const pack = JSON.parse(json);
  if (!hasTexts) pack.source.paragraphs.forEach((it) => delete it.text);
  article.innerHTML = articles[name]();
  const before = article.innerHTML;
  const { end, panel, show } = await around(article, pack, says);
  document.body.append(panel);
  const say = (what) => wrong.push(`${hasTexts ? "with" : "without"} texts: ${what}`);
  const quotes = [...panel.querySelectorAll("li button")].map((it) => Number(it.textContent.match(/\((\d+)\)/)[1]));
  const all = quotes.reduce((sum, count) => sum + count, 0);
  if (all !== pack.quotes.length) say(`${all} quotes`);
  for (const [passage, words] of passages) {
    const isWhole = passage.length === 1;
    // The texts make no difference to other words than those of the quotes above.
    if (!hasTexts && !isWhole) continue;
    if (!show(...passage)) say(`not found: ${passage}`);
    // Without its text, a paragraph is the block that it is in.
    else if (hasTexts && letters(marked()) !== letters(words)) say(`${passage} marks: ${marked()}`);
  }
  end();
  panel.remove();
  if (article.innerHTML !== before) say("the article has changed");
}
return [passages.length, wrong];
