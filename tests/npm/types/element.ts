// The types of the element without a framework.

import { load } from "standpoint-element";

const story = document.createElement("stand-point");
story.pack = "/harbour-bridge/pack.json";
story.view = "quiz";
story.items = 3;
story.items = "3";
story.seed = null;
story.lang = "de-CH";
story.goto("story/7");
story.reset();
export const view: string | null = story.view;
export const right: number | undefined = story.state()?.progress.right;
export const loaded: Promise<void> = load(new URL("standpoint/", document.baseURI));

story.addEventListener("standpoint-answered", ({ detail }) => {
  const isRight: boolean = detail.right;
  console.log(detail.version, detail.item, isRight, detail.progress.total);
});
document.addEventListener("standpoint-rated", ({ detail: { answer, weight } }) => {
  if (answer === "strongly-agree" && weight === "double") console.log("twice");
});

// @ts-expect-error
story.view = "quizz";
// @ts-expect-error
story.theme = "dark light";
// @ts-expect-error
story.items = "many";
// @ts-expect-error
story.font = "serif";
// @ts-expect-error
story.packs = "";
// @ts-expect-error
story.state().view;
// @ts-expect-error
story.goto();
// @ts-expect-error
story.addEventListener("standpoint-answered", ({ detail }) => detail.rights);
// @ts-expect-error
story.addEventListener("standpoint-failed", ({ detail }) => detail.address);
// @ts-expect-error
document.addEventListener("standpoint-rated", ({ detail }) => detail.answer.length);
