// What stories tell, as statements of xAPI 1.0.3, <https://github.com/adlnet/xAPI-Spec>, for a page
// that keeps a record of its learners. Nothing is sent from here.

const VERBS = "http://adlnet.gov/expapi/verbs/";
const TYPES = "http://adlnet.gov/expapi/activities/";

const MADE = {
  ready: () => ({ verb: "initialized", type: "assessment" }),
  view: ({ view }) => ({ verb: "experienced", part: view, type: "module" }),
  answered: ({ item, right }) => ({
    verb: "answered",
    part: `quiz/${encodeURIComponent(item)}`,
    type: "question",
    result: { success: right },
  }),
  completed: ({ progress: { right, total } }) => ({
    verb: "completed",
    type: "assessment",
    result: { completion: true, score: { raw: right, min: 0, max: total, scaled: right / total } },
  }),
};

// On a target, by its actor, what ends the statements there. Two versions of this script share it.
const ENDS = Symbol.for("standpoint.statements");

// Calls `send` with a statement of what `actor` does, an agent as xAPI has them, whenever something
// happens in `target`: a story's element or frame, or the document. Ended by what it returns, and by
// the next call for the same target and actor: pages that navigate without a new document run their
// scripts again at each visit.
export function statements(target, actor, send) {
  const who = identity(actor);
  const ends = (target[ENDS] ??= new Map());
  ends.get(who)?.();
  const listeners = Object.entries(MADE).map(([name, make]) => {
    const listener = ({ detail }) => send(statement(actor, detail.address, make(detail)));
    target.addEventListener(`standpoint-${name}`, listener);
    return () => target.removeEventListener(`standpoint-${name}`, listener);
  });
  const end = () => listeners.forEach((end) => end());
  ends.set(who, end);
  return end;
}

// What tells one actor from another, by xAPI 1.0.3, part 2, 2.4.2.3. A name is no part of it.
function identity({ account, mbox, mbox_sha1sum, openid, ...rest }) {
  const { homePage, name } = account ?? {};
  const identifiers = [mbox, mbox_sha1sum, openid, homePage, name].map((it) => String(it ?? ""));
  // A group need not have one.
  const isIdentified = identifiers.some((it) => it !== "");
  return isIdentified ? identifiers.join("\n") : JSON.stringify(rest);
}

function statement(actor, address, { verb, part, type, result }) {
  return {
    actor,
    verb: { id: VERBS + verb, display: { "en-US": verb } },
    object: {
      objectType: "Activity",
      id: part ? `${address}#${part}` : address,
      definition: { type: TYPES + type },
    },
    ...(result && { result }),
    timestamp: new Date().toISOString(),
  };
}
