// Records results by SCORM 1.2: the Run-Time Environment, version 1.2, §3. After each answer
// everything is saved, since browsers may end a page without a word.

// The most characters of `cmi.suspend_data`.
const ROOM = 4096;
// The types of interactions, by the names under which the program stores responses.
const TYPES = { one: "choice", several: "choice", sentences: "choice", order: "sequencing", number: "numeric", text: "fill-in" };
const DONE = ["completed", "passed", "failed"];

showStory(async () => {
  const api = findApi();
  if (!api) return undefined;
  const start = performance.now();
  const call = (name, ...values) => {
    try {
      return String(api[name](...values) ?? "");
    } catch (error) {
      report(`the LMS fails at ${name}: ${error.message}`);
      return "";
    }
  };
  // Calls something that must work. Returns whether it did.
  const must = (name, ...values) => {
    if (call(name, ...values) === "true") return true;
    const code = call("LMSGetLastError");
    report(`the LMS refuses ${name} ${values[0]}: error ${code} ${call("LMSGetErrorString", code)}`);
    return false;
  };
  const get = (name) => call("LMSGetValue", name);
  // Reads what must not be overwritten if it can't be read.
  const mustGet = (name) => String(api.LMSGetValue(name) ?? "");
  const set = (name, value) => must("LMSSetValue", name, String(value));
  const setAll = (values) => Object.entries(values).map(([name, value]) => set(name, value)).every(Boolean);
  const sessionTime = () => {
    const seconds = (performance.now() - start) / 1000;
    const parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(Math.floor);
    return parts.map((part, index) => String(part).padStart(index ? 2 : 4, "0")).join(":");
  };

  if (!must("LMSInitialize", "")) return undefined;
  const isLooking = ["browse", "review"].includes(get("cmi.core.lesson_mode"));
  const mastery = get("cmi.student_data.mastery_score");
  // The best result so far, also if the saved text is damaged.
  const best = Number(get("cmi.core.score.raw")) || 0;
  let [saved, status] = ["", ""];
  try {
    [saved, status] = [mustGet("cmi.suspend_data"), mustGet("cmi.core.lesson_status")];
  } catch (error) {
    must("LMSFinish", "");
    throw new Error(`the LMS fails at LMSGetValue: ${error.message}`);
  }
  let interactions = Number(get("cmi.interactions._count")) || 0;
  let [ids, score] = [[], undefined];
  if (!isLooking) {
    if (!DONE.includes(status)) set("cmi.core.lesson_status", (status = "incomplete"));
    // Otherwise some LMSs discard the answers when the page is left.
    set("cmi.core.exit", "suspend");
    must("LMSCommit", "");
  }

  return {
    state: isLooking ? "looking" : "recorded",
    restore(questions) {
      ids = questions;
      const { score: earlier, quiz } = decodedState(saved, ids);
      score = earlier;
      return quiz;
    },
    save(quiz, { answered, total, right }) {
      if (isLooking) return;
      score = better(score, [right, total]);
      const raw = Math.max(best, Math.round(share(score) * 1e4) / 100);
      const { text, isWhole } = encodedState(score, quiz, ids, ROOM);
      if (answered === total && status !== "passed") {
        const verdict = raw >= Number(mastery) ? "passed" : "failed";
        status = mastery === "" ? "completed" : verdict;
      }
      const isSaved = setAll({
        "cmi.suspend_data": text,
        "cmi.core.score.min": 0,
        "cmi.core.score.max": 100,
        "cmi.core.score.raw": raw,
        "cmi.core.lesson_status": status,
        "cmi.core.session_time": sessionTime(),
      });
      const isCommitted = must("LMSCommit", "");
      say(!isSaved || !isCommitted ? "unsent" : isWhole ? "recorded" : "partly");
    },
    answered({ item, right }, response) {
      if (isLooking) return;
      // The id comes first. Not every LMS has interactions.
      const at = `cmi.interactions.${interactions}`;
      if (!set(`${at}.id`, identifier(item))) return;
      interactions += 1;
      setAll({
        [`${at}.type`]: TYPES[Object.keys(response)[0]] ?? "performance",
        [`${at}.result`]: right ? "correct" : "wrong",
      });
      must("LMSCommit", "");
    },
    end() {
      if (!isLooking) set("cmi.core.session_time", sessionTime());
      must("LMSFinish", "");
    },
  };
});

// Returns the LMS's API: that of a window around this one, or of the window that opened one of them.
function findApi() {
  for (const start of [window, window.opener, window.top.opener]) {
    for (let [at, level] = [start, 0]; at && level < 50; level += 1) {
      try {
        if (at.API?.LMSInitialize) return at.API;
      } catch {
        // Another origin's window can't be looked into, but one further up may be ours again.
      }
      if (at.parent === at) break;
      at = at.parent;
    }
  }
  return undefined;
}

// Returns a question's id as a CMIIdentifier: at most 255 letters, digits, `-` and `_`.
function identifier(item) {
  return item.replace(/[^\w-]/g, "-").slice(0, 255);
}
