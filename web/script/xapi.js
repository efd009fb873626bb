// Converts the events of stories to xAPI 1.0.3 statements, <https://github.com/adlnet/xAPI-Spec>,
// for a page with a learning record store. Sends nothing itself.

const VERBS = "http://adlnet.gov/expapi/verbs/";
const TYPES = "http://adlnet.gov/expapi/activities/";

const CONVERTERS = {
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

// On each target, a map from actor to the function that stops its statements. Two versions of this
// script share it.
const ENDS = Symbol.for("standpoint.statements");

// Calls `send` with a statement for each event in `target`, which is a story's element or frame, or
// the document. `actor` is an xAPI agent. Returns a function that stops it. The next call for the
// same target and actor stops it too: pages that navigate without a new document run their scripts
// again at each visit.
export function statements(target, actor, send) {
  const who = identity(actor);
  const ends = (target[ENDS] ??= new Map());
  ends.get(who)?.();
  const listeners = Object.entries(CONVERTERS).map(([name, convert]) => {
    const listener = ({ detail }) => send(statement(actor, detail.address, convert(detail)));
    target.addEventListener(`standpoint-${name}`, listener);
    return () => target.removeEventListener(`standpoint-${name}`, listener);
  });
  const end = () => listeners.forEach((end) => end());
  ends.set(who, end);
  return end;
}

// What identifies an actor, by xAPI 1.0.3, part 2, 2.4.2.3. The name is not part of it.
function identity({ account, mbox, mbox_sha1sum, openid, ...rest }) {
  const { homePage, name } = account ?? {};
  const identifiers = [mbox, mbox_sha1sum, openid, homePage, name].map((part) => String(part ?? ""));
  // A group can be without an identifier.
  const isIdentified = identifiers.some((part) => part !== "");
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
