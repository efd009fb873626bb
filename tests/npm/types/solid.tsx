/** @jsxImportSource solid-js */
// The types of the element in Solid.

import type { StandpointElement } from "standpoint-element";

export function Story() {
  let story!: StandpointElement;
  return (
    <stand-point
      ref={story}
      class="wide"
      view="quiz"
      items={3}
      on:standpoint-answered={({ detail }) => detail.progress.answered}
    >
      <a href="/story">The story</a>
    </stand-point>
  );
}

// @ts-expect-error
export const view = <stand-point view="quizz" />;
// @ts-expect-error
export const field = <stand-point on:standpoint-answered={({ detail }) => detail.rights} />;
