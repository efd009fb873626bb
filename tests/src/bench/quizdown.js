// Answers the first question of a quizdown quiz correctly and opens the results.
//
// quizdown grades all questions at once, after each has been shown, so this goes to the last one.
// In its favour, the answer counts as graded when the results open, because quizdown has computed them
// by then. It shows the marks 0.8 s later; that time is recorded as the verdict.
{
  const bench = window.__bench;
  let seen = null;
  let isChosen = false;
  let shown = null;
  let isAsked = false;

  bench.follow(() => {
    const root = document.querySelector(".quizdown")?.shadowRoot;
    if (!root) return false;
    if (seen !== root) {
      bench.observe(root);
      seen = root;
    }
    const heading = root.querySelector("h3")?.textContent.trim();
    if (!isChosen) {
      const label = [...root.querySelectorAll("label")].find((it) => it.textContent.trim() === RIGHT);
      const option = label?.querySelector("input");
      if (!option) return false;
      bench.click(option);
      if (!option.checked) throw new Error("the option cannot be chosen");
      isChosen = true;
    }
    if (isAsked) {
      if (heading === "Your quiz results") bench.mark("graded_ms");
      const marks = [...root.querySelectorAll(".top-list-item")].map((it) => it.textContent.trim());
      if (marks.length === 0) return false;
      const right = marks.filter((mark) => mark.startsWith("✅"));
      if (right.length !== 1 || !marks[0].startsWith("✅")) throw new Error(`graded otherwise: ${marks}`);
      bench.mark("verdict_ms");
      return true;
    }
    const evaluate = root.querySelector('button[title="Evaluate"]');
    const next = root.querySelector('button[title="Next"]');
    if (evaluate && !evaluate.disabled) {
      isAsked = true;
      bench.click(evaluate);
    } else if (next && !next.disabled && heading !== shown) {
      shown = heading;
      bench.click(next);
    }
    return false;
  });
}
