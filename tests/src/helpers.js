// Functions for scripts that go through the page: those in tests/pictures.json, and benchmarks.

// Waits for an element.
const find = async (css) => {
  for (let attempt = 0; attempt < 100; attempt++) {
    const found = document.querySelector(css);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no element matches ${css}`);
};
const click = async (css) => (await find(css)).click();

// The quiz takes a second click within 400 ms for a double click.
const pause = () => new Promise((resolve) => setTimeout(resolve, 600));

// Starts the quiz with the length at an index in the list; by default as it is set.
const startQuiz = async (length) => {
  await find(".quiz-start");
  if (length !== undefined) [...document.querySelectorAll("[name=length]")].at(length).click();
  await click(".quiz-start .next-steps button");
  await find(".quiz .item");
  await pause();
};

// Goes to the next question whose form has this class, without `answer-`.
const goTo = async (form) => {
  for (let turn = 0; turn < 60 && !document.querySelector(`.item .answer-${form}`); turn++) {
    await click(".next-steps .next");
    await pause();
  }
  await find(`.item .answer-${form}`);
};

// Fills the form of a question, right or wrong.
const fill = (item) => {
  const change = (field, type) => field.dispatchEvent(new Event(type, { bubbles: true }));
  item.querySelector(".option input, .sentence input")?.click();
  item.querySelectorAll("select").forEach((select, at) => {
    select.selectedIndex = Math.min(at + 1, select.options.length - 1);
    change(select, "input");
    change(select, "change");
  });
  for (const field of item.querySelectorAll("input[type=text]")) {
    field.value = "1987";
    change(field, "input");
  }
};
