// The types of the element in React 19.

import { useRef } from "react";
import type { StandpointElement } from "standpoint-element";

export function Story() {
  const story = useRef<StandpointElement>(null);
  return (
    <stand-point
      ref={story}
      className="wide"
      pack={undefined}
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
export const items = <stand-point items={true} />;
// @ts-expect-error
export const field = <stand-point onstandpoint-answered={({ detail }) => detail.rights} />;
