const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// The rule treats every off-screen `#…` link as a skip link; ours navigate between views.
const rules = { "skip-link": { enabled: false } };
const options = { runOnly: { type: "tag", values }, rules, resultTypes: ["violations"] };
const { violations } = await axe.run(document, options);
return violations.map(({ id, impact, help, nodes }) => ({
  id,
  impact,
  help,
  nodes: nodes.map(({ target, html, failureSummary }) => ({
    target: target.flat(),
    html: html.slice(0, 300),
    failureSummary,
  })),
}));
