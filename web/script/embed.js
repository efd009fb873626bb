// <stand-point pack="…">: a story in another site's page. It changes nothing there but itself. The
// build replaces WIDGET, ARTICLE and LANGUAGES and wraps this in a function, so that nothing is
// global if it runs as a classic script.

const HERE = folderOf("embed");
const VERSION = 1;
const KEYS = ["keydown", "keypress", "keyup"];
// By language tag: the direction, the file with the UI text of the views, and the texts used here.
const languages = new Map(LANGUAGES);
const [FIRST] = languages.keys();
const VIEWS = ["story", "quiz", "compare", "you"];

// Loads a widget only when it comes near the window.
const nearObserver = new IntersectionObserver(loadNear, { rootMargin: "800px" });
const shown = new Set();
let loading;
let lastTurn = Promise.resolve();
// By address, the requests that are under way.
const requests = new Map();
// By address, how often importing a module failed.
const failures = new Map();
// Each attribute with a property of its own. Every element already has `lang`.
const REFLECTED = ["article", "font", "items", "loading", "pack", "ratings", "seed", "storage", "theme", "view"];

class Standpoint extends HTMLElement {
  static observedAttributes = [...REFLECTED, "lang"];

  #article;
  #loadId;
  #resetsWhenShown = false;
  #height;
  #shadow = this.attachShadow({ mode: "open" });
  #language;
  #number;
  #program;
  #page;
  #root;
  // In a task of its own: browsers report an error if a listener changes the layout during the
  // observer's callback.
  #sizes = new ResizeObserver(() => setTimeout(() => this.#size()));
  #story;
  #pendingView;

  constructor() {
    super();
    // Properties that the page set before this script ran hide those of the class.
    for (const name of REFLECTED) {
      const own = Object.getOwnPropertyDescriptor(this, name);
      if (own) {
        delete this[name];
        this[name] = own.value;
      }
    }
    this.#shadow.append(document.createElement("slot"));
    this.#shadow.addEventListener("click", (event) => this.#follow(event));
    // Keys pressed inside must not trigger shortcuts of the host page.
    const stop = (event) => {
      if (this.#isInside(event)) event.stopPropagation();
    };
    for (const type of KEYS) this.#shadow.addEventListener(type, stop);
  }

  connectedCallback() {
    if (this.#number === undefined) this.#waitUntilNear();
    this.#article?.moved();
    // Moving a dialog in the document makes it non-modal.
    const dialog = this.#root?.querySelector("dialog[open]:not(:modal)");
    // A modal dialog that is out of sight would block the page.
    if (dialog && this.checkVisibility?.() === false) dialog.close();
    else if (dialog) {
      dialog.open = false;
      this.#program.setOpen(dialog, true);
    }
  }

  disconnectedCallback() {
    // A moved element is connected again by then.
    queueMicrotask(() => {
      if (!this.isConnected) this.#close();
    });
  }

  // A constructed style sheet can't be used in another document.
  adoptedCallback() {
    this.#close();
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    // An earlier `goto` or `reset` was meant for another story or view.
    if (["pack", "view"].includes(name)) this.#pendingView = undefined;
    if (name === "pack") this.#resetsWhenShown = false;
    if (!["font", "loading", "theme", "view"].includes(name)) {
      this.#close();
      if (this.isConnected) this.#waitUntilNear();
    } else if (name === "loading") {
      if (this.isConnected && this.#number === undefined) this.#waitUntilNear();
    } else if (this.#number !== undefined) {
      this.applyTheme();
      if (name === "view") this.#goToView();
    }
  }

  // Goes to a view, or to any fragment of the story's own page.
  goto(view) {
    view = String(view);
    if (this.#number === undefined) this.#pendingView = view;
    else if (!this.#program.go(this.#number, view, false)) throw new RangeError(`nothing is at ${view}`);
  }

  // Deletes the reader's answers and ratings.
  reset() {
    if (this.#number === undefined) this.#resetsWhenShown = true;
    else this.#program.reset(this.#number);
  }

  // The view and the reader's progress; `null` while nothing is shown.
  state() {
    return this.#number === undefined ? null : JSON.parse(this.#program.state(this.#number));
  }

  // Loads and shows the story. Called by the observer above.
  async load() {
    const pack = this.getAttribute("pack");
    // The attribute may be set later.
    if (!pack) return;
    const id = (this.#loadId = Symbol(pack));
    const isCurrent = () => id === this.#loadId;
    try {
      const [program, text] = await Promise.all([loadProgram(), fetchOnce(pack)]);
      await nextTurn();
      if (!isCurrent()) return;
      const story = await program.read(text).catch((problem) => {
        throw new Error(`${addressOf(pack).href}: ${problem?.message ?? problem}`);
      });
      const language = languageFor(this.getAttribute("lang"), program.language(story));
      const words = await wordsOf(language);
      const shownLanguage = words || !languages.get(language).file ? language : FIRST;
      const article = await articleOf(this.getAttribute("article"), text, shownLanguage);
      await program.loadView(this.#pendingView ?? this.#firstView());
      await nextTurn();
      if (!isCurrent()) return;
      this.#program = program;
      this.#language = shownLanguage;
      this.#show(pack, story, article, words);
    } catch (error) {
      if (isCurrent()) this.#fail(pack, error);
    }
  }

  applyTheme() {
    this.#program.applyTheme(this, this.#root);
  }

  #isEager() {
    return this.getAttribute("loading") === "eager";
  }

  #waitUntilNear() {
    if (this.#isEager()) this.load();
    else nearObserver.observe(this);
  }

  #view() {
    const view = this.getAttribute("view");
    return VIEWS.includes(view) ? view : "all";
  }

  #updateNavigation() {
    this.#root.classList.toggle("single-view", this.#view() !== "all");
  }

  #goToView() {
    this.#updateNavigation();
    this.#program.go(this.#number, this.#firstView(), false);
  }

  #firstView() {
    const view = this.getAttribute("view") ?? "all";
    return view === "all" ? "story" : view;
  }

  #show(pack, story, article, words) {
    this.#root = document.createElement("div");
    this.#root.className = "root";
    this.#updateNavigation();
    this.#page = pageOf(pack);
    this.#shadow.adoptedStyleSheets = [this.#program.style];
    this.#shadow.replaceChildren(this.#root);
    // Events come after saved state is restored, and in a task of their own, because a listener may
    // remove the widget.
    const isReady = new Promise(setTimeout);
    let source;
    const emit = (name, json) => isReady.then(() => this.#emit(name, JSON.parse(json), source));
    const { origin, pathname } = addressOf(pack);
    const number = this.#program.show(this.#root, story, {
      page: this.#page,
      source: origin + pathname,
      fragment: this.#pendingView ?? this.#firstView(),
      stores: this.getAttribute("storage") !== "none",
      asksForRatings: this.getAttribute("ratings") === "ask",
      items: this.#wholeNumber("items"),
      seed: this.#wholeNumber("seed"),
      words,
      emit,
      article: article?.show,
      dialog: this.#program.setOpen,
    });
    this.#number = number;
    this.#pendingView = undefined;
    source = this.#story = { pack: this.state().pack, address: this.#page || addressOf(pack).href.split("#")[0] };
    this.#article = article;
    if (this.#resetsWhenShown) this.reset();
    this.#resetsWhenShown = false;
    this.#program.nameParts(this.#root);
    // The list of who speaks in the article.
    if (article) this.#root.prepend(article.panel);
    this.applyTheme();
    shown.add(this);
    isReady.then(() => {
      if (number !== this.#number) return;
      this.#height = undefined;
      this.#sizes.observe(this);
      this.#emit("ready", this.state());
      // A browser may delay the observer for what is out of sight.
      if (this.#isEager() && number === this.#number) this.#size();
    });
  }

  #size() {
    if (this.#number === undefined) return;
    const { height } = this.getBoundingClientRect();
    // If the page scales the element, its layout height is only known in whole pixels.
    const isScaled = Math.abs(height - this.offsetHeight) >= 1;
    // Zooming can make the height slightly too large.
    const rounded = isScaled ? this.offsetHeight : Math.ceil(height - 1 / 128);
    if (this.#height === rounded) return;
    this.#height = rounded;
    this.#emit("resized", { height: rounded });
  }

  // The attribute as a whole number from 1 to 2³² − 1, or `undefined`.
  #wholeNumber(name) {
    const digits = this.getAttribute(name);
    const number = /^\d+$/.test(digits) ? Number(digits) : 0;
    return number > 0 && number < 2 ** 32 ? number : undefined;
  }

  #close() {
    nearObserver.unobserve(this);
    shown.delete(this);
    this.#sizes.disconnect();
    const [program, number, article] = [this.#program, this.#number, this.#article];
    this.#article = this.#loadId = this.#number = this.#program = this.#page = this.#story = undefined;
    if (number !== undefined) program.close(number);
    article?.end();
    this.#shadow.adoptedStyleSheets = [];
    this.#shadow.replaceChildren(document.createElement("slot"));
  }

  // Shows what the page has put into the element, and a line that says why there is no story.
  #fail(pack, error) {
    this.#close();
    const reason = error instanceof Error ? error.message : String(error);
    const line = document.createElement("p");
    const language = languageFor(this.getAttribute("lang"), langAt(this.parentNode));
    const { dir, texts } = languages.get(language);
    line.lang = language;
    line.dir = dir;
    line.append(texts.cannot_be_shown, " ");
    // A story that doesn't exist has no page.
    const page = error?.cause === 404 ? "" : pageOf(pack);
    if (page) {
      const link = document.createElement("a");
      link.href = page;
      link.target = "_blank";
      link.textContent = texts.own_page;
      line.append(link, ".");
    }
    this.#shadow.append(line);
    warn(reason);
    this.#emit("failed", { reason });
  }

  #emit(name, detail, story = this.#story ?? { pack: this.getAttribute("pack") }) {
    const about = { version: VERSION, ...detail, ...story };
    const event = { bubbles: true, composed: true, detail: about };
    this.dispatchEvent(new CustomEvent(`standpoint-${name}`, event));
  }

  // Whether an event comes from the story and not from the host's content of the element. The path
  // was recorded at dispatch; the target may have been removed since.
  #isInside(event) {
    return event.composedPath().includes(this.#root);
  }

  // Links to views that this element shows are followed here; others open in a new tab.
  #follow(event) {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    const hasModifier = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (!link || !this.#isInside(event) || event.defaultPrevented || event.button !== 0 || hasModifier) return;
    const [page, fragment] = link.getAttribute("href").split("#");
    const view = fragment?.split("/")[0];
    if (page === this.#page && (!page || ["all", view].includes(this.#view()))) {
      event.preventDefault();
      // A story without a page of its own can only be shown here, with the navigation to go back.
      if (view !== this.#view()) this.#root.classList.remove("single-view");
      this.#program.go(this.#number, fragment, true);
    } else {
      link.target = "_blank";
      link.rel = "noopener";
      // If a sandbox forbids new windows, a click would do nothing.
      if (self.origin === "null") {
        event.preventDefault();
        if (!openWindow(link.href)) this.#program.showAddress(link, languages.get(this.#language).texts.no_links);
      }
    }
  }
}

// Opens an address in a new window. Returns whether that was possible.
function openWindow(address) {
  try {
    const opened = open(address);
    if (opened) opened.opener = null;
    return opened !== null;
  } catch {
    // Firefox throws if a sandbox forbids it.
    return false;
  }
}

function loadNear(entries) {
  for (const { isIntersecting, target } of entries) {
    if (isIntersecting) {
      nearObserver.unobserve(target);
      target.load();
    }
  }
}

// Resolves when it is this widget's turn: one widget per frame, so that tasks stay short however
// many there are. The timeout is for a hidden page, which gets no frames.
function nextTurn() {
  lastTurn = lastTurn.then(() => new Promise((next) => {
    requestAnimationFrame(() => setTimeout(next));
    setTimeout(next, 50);
  }));
  return lastTurn;
}

async function startProgram() {
  const { start } = await importModule(urlOf("WIDGET"));
  return start(importModule, request, () => shown.forEach((widget) => widget.applyTheme()));
}

function loadProgram() {
  loading ??= startProgram().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function articleOf(selector, text, language) {
  const element = selector && document.querySelector(selector);
  if (!element) return undefined;
  const { dir, texts } = languages.get(language);
  return (await importModule(urlOf("ARTICLE"))).attach(element, JSON.parse(text), { dir, lang: language, ...texts });
}

// The first of these languages that there are texts for, else the default.
function languageFor(...tags) {
  for (const tag of tags) {
    const [language] = (tag ?? "").toLowerCase().split("-");
    if (languages.has(language)) return language;
  }
  return FIRST;
}

function warn(error) {
  console.warn("stand-point:", error);
}

// The language of the host page at a node.
function langAt(node) {
  for (; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (node.lang) return node.lang;
  }
}

// The UI text of the views, unless the program contains the language. If it can't be loaded, the
// story is shown with the default language.
async function wordsOf(language) {
  const entry = languages.get(language);
  if (!entry.file) return undefined;
  try {
    const address = urlOf(entry.file);
    const words = entry.words ?? (await fetchOnce(address, 8000));
    if (!words.startsWith(language)) throw new Error(`${address} has texts of another language`);
    return (entry.words = words);
  } catch (error) {
    warn(error);
  }
}

// Fetches a text, once for all callers at the same time. `longest` is a timeout in milliseconds.
async function fetchOnce(pack, longest) {
  const address = addressOf(pack).href;
  if (!requests.has(address)) {
    requests.set(address, fetchText(address, longest).finally(() => requests.delete(address)));
  }
  return requests.get(address);
}

async function fetchText(address, longest) {
  const signal = longest && AbortSignal.timeout?.(longest);
  const response = await request(address, { credentials: "same-origin", signal });
  return response.text();
}

// Fetches an address. Errors name it.
function request(address, options) {
  // `fetch` refuses addresses with a password.
  const url = new URL(address);
  url.username = url.password = "";
  return withPolicyHint(address, async () => {
    const response = await fetch(url.href, options).catch((error) => {
      throw new Error(`${address} can't be loaded: ${error.message}`);
    });
    if (!response.ok) {
      throw new Error(`${address} answers ${response.status}`, { cause: response.status });
    }
    return response;
  });
}

// Imports a module. Some browsers never request a failed module again, except at another address.
function importModule(address) {
  const failed = failures.get(address) ?? 0;
  return withPolicyHint(address, async () => {
    let problem;
    for (const url of failed ? [address, `${address}?again=${failed}`] : [address]) {
      try {
        return await import(url);
      } catch (error) {
        problem = error;
      }
    }
    failures.set(address, failed + 1);
    // Not all browsers say which file failed and why, so try to fetch it.
    await request(address);
    throw new Error(`${address} can't be run: ${problem.message}`);
  });
}

// Runs a request. If the page's policy makes it fail, the error says what the policy has to allow.
async function withPolicyHint(address, ask) {
  let directive;
  const onViolation = ({ blockedURI, disposition, effectiveDirective }) => {
    if (disposition === "enforce" && blockedURI && address.startsWith(blockedURI)) directive = effectiveDirective;
  };
  document.addEventListener("securitypolicyviolation", onViolation);
  try {
    return await ask();
  } catch (error) {
    // The event can come after the error.
    await nextTurn();
    if (!directive) throw error;
    const [name] = directive.split("-elem");
    throw new Error(`the page's Content-Security-Policy has to allow ${new URL(address).origin} in ${name}`);
  } finally {
    document.removeEventListener("securitypolicyviolation", onViolation);
  }
}

// The address of a file in this script's folder.
function urlOf(file) {
  if (HERE) return HERE + file;
  throw new Error("it is not known where embed.js came from: name that folder as data-standpoint of a <script>");
}

// Whether `pack` is the name of a story in this script's folder, and not an address.
function isName(pack) {
  return /^[a-z0-9-]+$/.test(pack);
}

function addressOf(pack) {
  return isName(pack) ? new URL(urlOf(`data/${pack}/pack.json`)) : new URL(pack, document.baseURI);
}

function pageOf(pack) {
  return isName(pack) && HERE ? urlOf(`${pack}.html`) : "";
}

for (const name of REFLECTED) {
  Object.defineProperty(Standpoint.prototype, name, {
    // The page may have added properties to `Object.prototype`.
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

// Another copy of this script may have been first.
if (!customElements.get("stand-point")) customElements.define("stand-point", Standpoint);
