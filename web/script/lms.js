// The page in a package for an LMS: shows the story, beginning at the quiz, and passes what happens
// there to scorm12.js or cmi5.js, which the build appends.

const story = document.querySelector("stand-point");
const record = document.querySelector(".record");
// The key under which the program stores the quiz. There is one story here, and one quiz.
const QUIZ = /^standpoint:[^:@]+@.*:quiz(:\d+:\d+)?$/;

// Takes the place of `localStorage`, in memory: nothing of a reader stays on a shared device, and
// browsers that block storage in frames don't matter.
class MemoryStorage {
  #changed;
  #restored;
  #texts = new Map();

  // `restored` is the quiz of an earlier visit; `changed` is called with each new one.
  constructor(restored, changed) {
    this.#restored = restored;
    this.#changed = changed;
  }

  get length() {
    return this.#texts.size;
  }

  key(index) {
    return [...this.#texts.keys()][index] ?? null;
  }

  getItem(key) {
    if (this.#restored && QUIZ.test(key)) {
      this.#texts.set(key, this.#restored);
      this.#restored = undefined;
    }
    return this.#texts.get(key) ?? null;
  }

  setItem(key, text) {
    this.#texts.set(key, text);
    if (QUIZ.test(key)) this.#changed(text);
  }

  removeItem(key) {
    this.#texts.delete(key);
  }

  clear() {
    this.#texts.clear();
  }
}

// Shows the story. `connect` returns what records results, or nothing if there is no LMS:
//
// - `state`, the text of the page's line;
// - `restore(ids)`, which returns the quiz of an earlier visit;
// - `save(quiz, progress)`, called after each change;
// - `answered(detail, response)`, called with each answer;
// - `end()`, called when the page is left.
async function showStory(connect) {
  const [lms, ids] = await Promise.all([connect().catch(report), questionIds()]);
  say(lms?.state ?? "not-recorded");
  let [quiz, isDue, isOpen] = [lms?.restore(ids), false, Boolean(lms)];
  const save = () => {
    isDue = false;
    const progress = story.state()?.progress;
    if (isOpen && progress) lms.save(quiz, progress);
  };
  const storage = new MemoryStorage(quiz, (text) => {
    quiz = text;
    // The program can't be called while it stores something.
    if (!isDue) queueMicrotask(save);
    isDue = true;
  });
  Object.defineProperty(window, "localStorage", { value: storage, configurable: true });
  story.addEventListener("standpoint-answered", ({ detail }) => {
    const response = JSON.parse(quiz).answers.find(({ item }) => item === detail.item)?.response;
    if (isOpen && response) lms.answered(detail, response);
  });
  addEventListener("pagehide", () => {
    if (isOpen) lms.end();
    isOpen = false;
    // For a page that comes back from the browser's cache: the visit has ended for the LMS.
    say("not-recorded");
  });
  await import("./embed.js").then(() => story.goto("quiz"), report);
}

// Returns the ids of the author's questions. If the pack can't be loaded, the widget says so.
async function questionIds() {
  try {
    const { questions } = await (await fetch(story.getAttribute("pack"))).json();
    return questions.map(({ id }) => id);
  } catch {
    return [];
  }
}

// Says in the page what is recorded, by the name of a text.
function say(state) {
  if (record.dataset.state === state) return;
  record.dataset.state = state;
  record.textContent = record.getAttribute(`data-${state}`);
}

const reported = new Set();

// Reports what goes wrong in the console, once.
function report(problem) {
  const text = String(problem?.message ?? problem);
  if (!reported.has(text)) console.warn("stand-point:", text);
  reported.add(text);
}

// Returns the better of two scores, each the number of right answers and of questions.
function better(one, other) {
  return one && share(one) > share(other) ? one : other;
}

// Returns which part of the questions is right, from 0 to 1.
function share([right, total]) {
  return total ? right / total : 0;
}
