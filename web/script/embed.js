// <stand-point pack="…">: a story of Standpoint in another site's page. It touches nothing there but
// itself. The build puts WIDGET, ARTICLE and LANGUAGES in, and all of it into a function: what is at
// the top here is not global where it runs as a classic script.

const HERE = folderOf("embed");
const VERSION = 1;
const KEYS = ["keydown", "keypress", "keyup"];
// By its tag: how it runs, the file of what the views say in it, and what is said here.
const languages = new Map(LANGUAGES);
const [FIRST] = languages.keys();
const VIEWS = ["story", "quiz", "compare", "you"];

// Loaded only when a widget comes near what the reader sees.
const near = new IntersectionObserver(begin, { rootMargin: "800px" });
const shown = new Set();
let program;
let turn = Promise.resolve();
// By address, what is on its way.
const asked = new Map();
// By address, how often a module did not come.
const failures = new Map();
// Each attribute with a property of its own; `lang` is one of every element.
const REFLECTED = ["article", "font", "items", "loading", "pack", "ratings", "seed", "storage", "theme", "view"];

class Standpoint extends HTMLElement {
  static observedAttributes = [...REFLECTED, "lang"];

  #article;
  #begun;
  #forgets = false;
  #height;
  #inside = this.attachShadow({ mode: "open" });
  #language;
  #number;
  #of;
  #page;
  #root;
  #sizes = new ResizeObserver(() => this.#size());
  #story;
  #wanted;

  constructor() {
    super();
    // Set before this script ran, they hide the properties of the class.
    for (const name of REFLECTED) {
      const own = Object.getOwnPropertyDescriptor(this, name);
      if (own) {
        delete this[name];
        this[name] = own.value;
      }
    }
    this.#inside.append(document.createElement("slot"));
    this.#inside.addEventListener("click", (event) => this.#follow(event));
    // What the reader types is for no shortcut of the page around.
    const keep = (event) => {
      if (this.#isInside(event)) event.stopPropagation();
    };
    for (const type of KEYS) this.#inside.addEventListener(type, keep);
  }

  connectedCallback() {
    if (this.#number === undefined) this.#await();
    this.#article?.moved();
    // Moving takes what makes it modal.
    const dialog = this.#root?.querySelector("dialog[open]:not(:modal)");
    // Out of sight it would shut the reader out of the page.
    if (dialog && this.checkVisibility?.() === false) dialog.close();
    else if (dialog) {
      dialog.open = false;
      this.#of.setOpen(dialog, true);
    }
  }

  disconnectedCallback() {
    // An element that is moved is back by then.
    queueMicrotask(() => {
      if (!this.isConnected) this.#close();
    });
  }

  // In another document the style sheet does not hold.
  adoptedCallback() {
    this.#close();
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    // What was asked for before was asked of another.
    if (["pack", "view"].includes(name)) this.#wanted = undefined;
    if (name === "pack") this.#forgets = false;
    if (!["font", "loading", "theme", "view"].includes(name)) {
      this.#close();
      if (this.isConnected) this.#await();
    } else if (name === "loading") {
      if (this.isConnected && this.#number === undefined) this.#await();
    } else if (this.#number !== undefined) {
      this.look();
      if (name === "view") this.#goToView();
    }
  }

  // Goes to a view, or to what an address of the story's own page names after its `#`.
  goto(view) {
    view = String(view);
    if (this.#number === undefined) this.#wanted = view;
    else if (!this.#of.go(this.#number, view, false)) throw new RangeError(`nothing is at ${view}`);
  }

  // Forgets the reader's answers and ratings.
  reset() {
    if (this.#number === undefined) this.#forgets = true;
    else this.#of.reset(this.#number);
  }

  // What is shown and how far the reader has come; `null` while nothing is shown.
  state() {
    return this.#number === undefined ? null : JSON.parse(this.#of.state(this.#number));
  }

  // For the observer above.
  async begin() {
    const pack = this.getAttribute("pack");
    // It may be named later.
    if (!pack) return;
    const begun = (this.#begun = Symbol(pack));
    const isStill = () => begun === this.#begun;
    try {
      const [of, text] = await Promise.all([load(), fetched(pack)]);
      await nextTurn();
      if (!isStill()) return;
      const story = of.read(text);
      const language = languageFor(this.getAttribute("lang"), of.language(story));
      const words = await wordsOf(language);
      const said = words || !languages.get(language).file ? language : FIRST;
      const article = await articleOf(this.getAttribute("article"), text, said);
      await nextTurn();
      if (!isStill()) return;
      this.#of = of;
      this.#language = said;
      this.#show(pack, story, article, words);
    } catch (error) {
      if (isStill()) this.#fail(pack, error);
    }
  }

  look() {
    this.#of.look(this, this.#root);
  }

  #isEager() {
    return this.getAttribute("loading") === "eager";
  }

  #await() {
    if (this.#isEager()) this.begin();
    else near.observe(this);
  }

  #view() {
    const view = this.getAttribute("view");
    return VIEWS.includes(view) ? view : "all";
  }

  #standAlone() {
    this.#root.classList.toggle("alone", this.#view() !== "all");
  }

  #goToView() {
    this.#standAlone();
    this.#of.go(this.#number, this.#opening(), false);
  }

  #opening() {
    const view = this.getAttribute("view") ?? "all";
    return view === "all" ? "story" : view;
  }

  #show(pack, story, article, words) {
    this.#root = document.createElement("div");
    this.#root.className = "root";
    this.#standAlone();
    this.#page = pageOf(pack);
    this.#inside.adoptedStyleSheets = [this.#of.style];
    this.#inside.replaceChildren(this.#root);
    // What was kept is taken up by then. And later is better, as whoever is told may take the
    // widget away.
    const isReady = new Promise(setTimeout);
    let of;
    const tell = (name, json) => isReady.then(() => this.#tell(name, JSON.parse(json), of));
    const { origin, pathname } = addressOf(pack);
    const number = this.#of.show(this.#root, story, {
      page: this.#page,
      source: origin + pathname,
      opening: this.#wanted ?? this.#opening(),
      keeps: this.getAttribute("storage") !== "none",
      asks: this.getAttribute("ratings") === "ask",
      items: this.#whole("items"),
      seed: this.#whole("seed"),
      words,
      tell,
      article: article?.show,
      dialog: this.#of.setOpen,
    });
    this.#number = number;
    this.#wanted = undefined;
    of = this.#story = { pack: this.state().pack, address: this.#page || addressOf(pack).href.split("#")[0] };
    this.#article = article;
    if (this.#forgets) this.reset();
    this.#forgets = false;
    this.#of.nameParts(this.#root);
    // Next to the article that it is about.
    if (article) this.#root.prepend(article.panel);
    this.look();
    shown.add(this);
    isReady.then(() => {
      if (number !== this.#number) return;
      this.#height = undefined;
      this.#sizes.observe(this);
      this.#tell("ready", this.state());
      // A browser that holds back what is out of sight would not say it before that is seen.
      if (this.#isEager() && number === this.#number) this.#size();
    });
  }

  #size() {
    const { height } = this.getBoundingClientRect();
    // Where the page scales the element, only whole pixels are known of its height as it is laid out.
    const isScaled = Math.abs(height - this.offsetHeight) >= 1;
    // What was divided by the browser's zoom can be a little more than it should.
    const rounded = isScaled ? this.offsetHeight : Math.ceil(height - 1 / 128);
    if (this.#height === rounded) return;
    this.#height = rounded;
    this.#tell("resized", { height: rounded });
  }

  // A whole number from 1 to what 32 bits hold, or none.
  #whole(name) {
    const digits = this.getAttribute(name);
    const number = /^\d+$/.test(digits) ? Number(digits) : 0;
    return number > 0 && number < 2 ** 32 ? number : undefined;
  }

  #close() {
    near.unobserve(this);
    shown.delete(this);
    this.#sizes.disconnect();
    const [of, number, article] = [this.#of, this.#number, this.#article];
    this.#article = this.#begun = this.#number = this.#of = this.#page = this.#story = undefined;
    if (number !== undefined) of.close(number);
    article?.end();
    this.#inside.adoptedStyleSheets = [];
    this.#inside.replaceChildren(document.createElement("slot"));
  }

  // What the page has put into the element stays, with a line that says why.
  #fail(pack, error) {
    this.#close();
    const reason = error instanceof Error ? error.message : String(error);
    const line = document.createElement("p");
    const language = languageFor(this.getAttribute("lang"), langAround(this.parentNode));
    const { dir, says } = languages.get(language);
    line.lang = language;
    line.dir = dir;
    line.append(says.cannot_be_shown, " ");
    // A story that is not there has none.
    const page = error?.cause === 404 ? "" : pageOf(pack);
    if (page) {
      const link = document.createElement("a");
      link.href = page;
      link.target = "_blank";
      link.textContent = says.own_page;
      line.append(link, ".");
    }
    this.#inside.append(line);
    warned(reason);
    this.#tell("failed", { reason });
  }

  #tell(name, detail, story = this.#story ?? { pack: this.getAttribute("pack") }) {
    const about = { version: VERSION, ...detail, ...story };
    const event = { bubbles: true, composed: true, detail: about };
    this.dispatchEvent(new CustomEvent(`standpoint-${name}`, event));
  }

  // What the page around has put into the element is its own. The path is that of the beginning: by
  // now it may be gone from the document.
  #isInside(event) {
    return event.composedPath().includes(this.#root);
  }

  // Links within the story stay here, where they lead to what is shown here.
  #follow(event) {
    const link = event.composedPath().find((it) => it instanceof HTMLAnchorElement);
    const hasModifier = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (!link || !this.#isInside(event) || event.defaultPrevented || event.button !== 0 || hasModifier) return;
    const [page, fragment] = link.getAttribute("href").split("#");
    const view = fragment?.split("/")[0];
    if (page === this.#page && (!page || ["all", view].includes(this.#view()))) {
      event.preventDefault();
      // A story without a page of its own is here or nowhere; the way back is in the masthead.
      if (view !== this.#view()) this.#root.classList.remove("alone");
      this.#of.go(this.#number, fragment, true);
    } else {
      link.target = "_blank";
      link.rel = "noopener";
      // A sandbox may forbid new windows, and then nothing would happen.
      if (self.origin === "null") {
        event.preventDefault();
        if (!openedApart(link.href)) this.#of.offer(link, languages.get(this.#language).says.no_links);
      }
    }
  }
}

// Opens an address in a window of its own; whether that was possible.
function openedApart(address) {
  try {
    const opened = open(address);
    if (opened) opened.opener = null;
    return opened !== null;
  } catch {
    // Firefox throws where a sandbox forbids it.
    return false;
  }
}

function begin(entries) {
  for (const { isIntersecting, target } of entries) {
    if (isIntersecting) {
      near.unobserve(target);
      target.begin();
    }
  }
}

// A frame of its own for each widget, so that no task grows with how many there are; a task between
// frames, which does not have to draw as well. No frames come while the page is out of sight.
function nextTurn() {
  turn = turn.then(() => new Promise((next) => {
    requestAnimationFrame(() => setTimeout(next));
    setTimeout(next, 50);
  }));
  return turn;
}

async function started() {
  const { begin } = await imported(ours("WIDGET"));
  return begin(imported, answer, () => shown.forEach((it) => it.look()));
}

function load() {
  program ??= started().catch((error) => {
    program = undefined;
    throw error;
  });
  return program;
}

async function articleOf(selector, text, language) {
  const element = selector && document.querySelector(selector);
  if (!element) return undefined;
  const { dir, says } = languages.get(language);
  return (await imported(ours("ARTICLE"))).around(element, JSON.parse(text), { dir, lang: language, ...says });
}

// The first of these languages that there is, else the first of all.
function languageFor(...tags) {
  for (const tag of tags) {
    const [language] = (tag ?? "").toLowerCase().split("-");
    if (languages.has(language)) return language;
  }
  return FIRST;
}

function warned(error) {
  console.warn("stand-point:", error);
}

// The language of the page around at a place in it.
function langAround(node) {
  for (; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (node.lang) return node.lang;
  }
}

// What the views say, where the program does not have the language by itself. In the first of all
// languages the story can still be read.
async function wordsOf(language) {
  const of = languages.get(language);
  if (!of.file) return undefined;
  try {
    const address = ours(of.file);
    const words = of.words ?? (await fetched(address, 8000));
    if (!words.startsWith(language)) throw new Error(`${address} holds something else`);
    return (of.words = words);
  } catch (error) {
    warned(error);
  }
}

// Once for all who ask at the same time; in milliseconds how long to wait, if not for ever.
async function fetched(pack, longest) {
  const address = addressOf(pack).href;
  if (!asked.has(address)) {
    asked.set(address, fetchText(address, longest).finally(() => asked.delete(address)));
  }
  return asked.get(address);
}

async function fetchText(address, longest) {
  const signal = longest && AbortSignal.timeout?.(longest);
  const response = await answer(address, { credentials: "same-origin", signal });
  return response.text();
}

// What is at an address, or an error that names it.
function answer(address, options) {
  // Nothing can be fetched from an address that has a password in it.
  const url = new URL(address);
  url.username = url.password = "";
  return allowed(address, async () => {
    const response = await fetch(url.href, options).catch((error) => {
      throw new Error(`${address} does not come: ${error.message}`);
    });
    if (!response.ok) {
      throw new Error(`${address} answers ${response.status}`, { cause: response.status });
    }
    return response;
  });
}

// The module at an address. Some browsers never ask again for one that has failed once, except by
// another address.
function imported(address) {
  const failed = failures.get(address) ?? 0;
  return allowed(address, async () => {
    let problem;
    for (const it of failed ? [address, `${address}?again=${failed}`] : [address]) {
      try {
        return await import(it);
      } catch (error) {
        problem = error;
      }
    }
    failures.set(address, failed + 1);
    // Not all browsers say what is wrong with which file.
    await answer(address);
    throw new Error(`${address} does not run: ${problem.message}`);
  });
}

// Does what asks for an address. Where the page's policy is why that fails, the error says what the
// policy has to allow.
async function allowed(address, ask) {
  let directive;
  const hear = ({ blockedURI, disposition, effectiveDirective }) => {
    if (disposition === "enforce" && blockedURI && address.startsWith(blockedURI)) directive = effectiveDirective;
  };
  document.addEventListener("securitypolicyviolation", hear);
  try {
    return await ask();
  } catch (error) {
    // The event can come after the error.
    await nextTurn();
    if (!directive) throw error;
    const [name] = directive.split("-elem");
    throw new Error(`the page's Content-Security-Policy has to allow ${new URL(address).origin} in ${name}`);
  } finally {
    document.removeEventListener("securitypolicyviolation", hear);
  }
}

// The address of a file that comes with this script.
function ours(file) {
  if (HERE) return HERE + file;
  throw new Error("it is not known where embed.js came from: name that folder as data-standpoint of a <script>");
}

// By its name beside this script, or by an address.
function isName(pack) {
  return /^[a-z0-9-]+$/.test(pack);
}

function addressOf(pack) {
  return isName(pack) ? new URL(ours(`data/${pack}/pack.json`)) : new URL(pack, document.baseURI);
}

function pageOf(pack) {
  return isName(pack) && HERE ? ours(`${pack}.html`) : "";
}

for (const name of REFLECTED) {
  Object.defineProperty(Standpoint.prototype, name, {
    // The page may have added properties to all objects.
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(name);
    },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

// Another script of this page may have been first.
if (!customElements.get("stand-point")) customElements.define("stand-point", Standpoint);
