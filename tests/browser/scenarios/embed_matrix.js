const isSeen = (it) => it !== null && it.getBoundingClientRect().height > 0;
const inside = document.querySelector("stand-point")?.shadowRoot ?? document;
const pick = (css) => inside.querySelector(css);
if (isSeen(pick(".verdict"))) {
  return inside.textContent.includes("can’t save your answers") ? "works, keeps nothing" : "works";
}
pick(".quiz-start .next-steps button")?.click();
if (isSeen(pick(".option input"))) {
  pick(".option input").click();
  pick(".check button").click();
}
if (isSeen(document.querySelector("section > ol > li > ol > li"))) return "plain text";
const isTold = inside !== document && inside.textContent.includes("can’t be shown");
const link = [...document.querySelectorAll("stand-point a, p > a")].find(isSeen);
return link ? (isTold ? "a link, and why" : "a link") : isTold ? "why" : "blank";
