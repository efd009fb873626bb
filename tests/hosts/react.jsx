import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";

function Article() {
  const [answers, setAnswers] = useState([]);
  const [isShown, setIsShown] = useState(true);
  const [pack, setPack] = useState();
  const [view, setView] = useState("quiz");
  return (
    <>
      <h1>An article</h1>
      <button id="compare" onClick={() => setView("compare")}>Compare</button>
      <button id="quiz" onClick={() => setView("quiz")}>Quiz</button>
      <button id="first" onClick={() => setPack("harbour-bridge")}>First story</button>
      <button id="other" onClick={() => setPack("fentanyl-tariffs")}>Other story</button>
      <button id="shown" onClick={() => setIsShown(!isShown)}>Show or hide</button>
      {isShown && (
        <stand-point
          pack={pack}
          view={view}
          onstandpoint-answered={(event) => setAnswers((all) => [...all, event.detail])}
        >
          <p>It comes soon.</p>
        </stand-point>
      )}
      <output>{JSON.stringify(answers)}</output>
    </>
  );
}

createRoot(document.querySelector("main")).render(
  <StrictMode>
    <Article />
  </StrictMode>,
);
