import { StrictMode, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import type { StandpointAnsweredDetail, StandpointElement, StandpointView } from "standpoint-element";
import "standpoint-element/auto";

function Article() {
  const [answers, setAnswers] = useState<StandpointAnsweredDetail[]>([]);
  const [isShown, setIsShown] = useState(true);
  const [items, setItems] = useState<number | undefined>(2);
  const [view, setView] = useState<StandpointView>("quiz");
  const story = useRef<StandpointElement>(null);
  return (
    <>
      <h1>An article</h1>
      <button id="compare" onClick={() => setView("compare")}>Compare</button>
      <button id="all-items" onClick={() => setItems(undefined)}>All questions</button>
      <button id="reset" onClick={() => story.current?.reset()}>Delete the answers</button>
      <button id="shown" onClick={() => setIsShown(!isShown)}>Show or hide</button>
      {isShown && (
        <stand-point
          ref={story}
          pack={`${import.meta.env.BASE_URL}harbour-bridge/pack.json`}
          view={view}
          items={items}
          onstandpoint-answered={({ detail }) => setAnswers((all) => [...all, detail])}
        >
          It comes soon.
        </stand-point>
      )}
      <output>{JSON.stringify(answers)}</output>
    </>
  );
}

createRoot(document.querySelector("main")!).render(
  <StrictMode>
    <Article />
  </StrictMode>,
);
