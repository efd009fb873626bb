// The reader's answers as a short text, for an LMS that saves little. The build prepends this and
// lms.js to scorm12.js and cmi5.js.
//
// The text is JSON. Its `answers` has for each of the author's questions, in their order, `_` if there
// is no answer, one character of `OPTIONS` if the option with that index was chosen, or else a letter
// for the kind of answer, its numbers, how sure the pupil was, and `;`. `names` says what the letters
// mean; a capital is for a list. So most answers take one character, and 2,000 questions, the most that
// a pack can have, fit into 4,096. Generated questions and typed answers are few: `others` has them as
// they are. What a question looked like is left out: a package doesn't change. The text is ASCII, which
// is all that SCORM 1.2 promises to save.

// The version of the text.
const CODE = 2;

// By how sure the pupil was, a character for each of ten options.
const OPTIONS = { "": "0123456789", sure: "!#$%&()*+-", guessing: "./:<=>?@[]" };

// By how sure the pupil was, what stands at the end of any other answer.
const ENDS = { "": "", sure: "!", guessing: "?" };

// Returns the text with the score and as many answers as fit into `room` characters, the first ones,
// and whether these are all. `quiz` is what the program stores; `ids` are those of the questions.
function encodedState(score, quiz, ids, room) {
  const { answers, ...rest } = JSON.parse(quiz);
  const escaped = (unit) => `\\u${unit.charCodeAt().toString(16).padStart(4, "0")}`;
  const encoded = (count) => JSON.stringify({
    code: CODE,
    questions: hashOf(ids),
    score,
    quiz: rest,
    ...encodedAnswers(answers.slice(0, count), ids),
  }).replace(/[^ -~]/g, escaped);
  const whole = encoded(answers.length);
  if (whole.length <= room) return { text: whole, isWhole: true };
  // Of this many answers it is known that they fit, and that they don't.
  let [fits, tooMany] = [0, answers.length];
  while (tooMany - fits > 1) {
    const count = (fits + tooMany) >> 1;
    if (encoded(count).length <= room) fits = count;
    else tooMany = count;
  }
  return { text: encoded(fits), isWhole: false };
}

// Reads such a text: the score, and what the program stores, unless the questions have changed since.
// Returns nothing for any other text.
function decodedState(text, ids) {
  try {
    const { code, questions, score, quiz, ...rest } = JSON.parse(text);
    if (code !== CODE) return {};
    if (questions !== hashOf(ids)) return { score };
    return { score, quiz: JSON.stringify({ ...quiz, answers: decodedAnswers(rest, ids) }) };
  } catch {
    return {};
  }
}

function encodedAnswers(given, ids) {
  const places = new Map(ids.map((id, place) => [id, place]));
  const [names, codes, others] = [[], [], []];
  for (const answer of given) {
    const code = places.has(answer.item) && codeOf(answer, names);
    if (code) codes[places.get(answer.item)] = code;
    else others.push({ ...answer, hash: 0 });
  }
  return { names, answers: Array.from(codes, (code) => code ?? "_").join(""), others };
}

function decodedAnswers({ names, answers, others }, ids) {
  const given = [];
  for (const [place, [code]] of [...answers.matchAll(/[a-z][^;]*;|./gi)].entries()) {
    if (code !== "_") given.push({ item: ids[place], hash: 0, ...answerOf(code, names) });
  }
  return [...given, ...others];
}

// Returns the code of an answer, such as `{"response": {"one": 2}}`, and adds what the response is
// called to `names`. Returns nothing if it consists of anything but numbers.
function codeOf({ response, certainty = "" }, names) {
  const [[name, value]] = Object.entries(response);
  const numbers = [value].flat();
  if (!numbers.every(Number.isFinite)) return undefined;
  if (name === "one" && /^\d$/.test(value)) return OPTIONS[certainty][value];
  if (!names.includes(name)) names.push(name);
  const letter = String.fromCharCode(97 + names.indexOf(name));
  return `${Array.isArray(value) ? letter.toUpperCase() : letter}${numbers.join()}${ENDS[certainty]};`;
}

function answerOf(code, names) {
  const letter = code[0].toLowerCase();
  const isLong = code.endsWith(";");
  const certainty = Object.keys(OPTIONS).find((certainty) =>
    isLong ? certainty && code.at(-2) === ENDS[certainty] : OPTIONS[certainty].includes(code));
  const sure = certainty ? { certainty } : {};
  if (!isLong) return { response: { one: OPTIONS[certainty].indexOf(code) }, ...sure };
  const numbers = code.slice(1, certainty ? -2 : -1).split(",").filter(Boolean).map(Number);
  const value = letter === code[0] ? numbers[0] : numbers;
  return { response: { [names[letter.charCodeAt() - 97]]: value }, ...sure };
}

// A hash of the questions' ids (FNV-1a): a text about other questions would be read wrongly.
function hashOf(ids) {
  let hash = 0x811c9dc5;
  for (const letter of ids.join()) hash = Math.imul(hash ^ letter.charCodeAt(), 0x01000193);
  return hash >>> 0;
}
