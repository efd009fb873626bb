/** @jsxImportSource preact */
// The types of the element in Preact.

import { useRef } from "preact/hooks";
import type { StandpointElement } from "standpoint-element";

export function Story() {
  const story = useRef<StandpointElement>(null);
  return (
    <stand-point
      ref={story}
      class="wide"
      view="quiz"
      items={3}
      onstandpoint-answered={({ detail }) => detail.progress.answered}
    >
      <a href="/story">The story</a>
    </stand-point>
  );
}

// @ts-expect-error
export const view = <stand-point view="quizz" />;
// @ts-expect-error
export const field = <stand-point onstandpoint-answered={({ detail }) => detail.rights} />;
