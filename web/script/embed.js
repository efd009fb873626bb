// <stand-point pack="…">: a story of Standpoint in another site's page. It touches nothing there but
// itself. The build puts WIDGET and ARTICLE in.

const HERE = new URL(".", import.meta.url);
const VERSION = 1;
const KEYS = ["keydown", "keypress", "keyup"];
const darkScheme = matchMedia("(prefers-color-scheme: dark)");

// Loaded only when a widget comes near what the reader sees.
const near = new IntersectionObserver(begin, { rootMargin: "800px" });
const shown = new Set();
darkScheme.addEventListener("change", () => shown.forEach((it) => it.look()));

let program;

class Standpoint extends HTMLElement {
  static observedAttributes = ["article", "font", "pack", "storage", "theme", "view"];

  #begun;
  #inside = this.attachShadow({ mode: "open" });
  #number;
  #of;
  #page;
  #root;
  #sizes = new ResizeObserver(() => this.#tell("resized", { height: this.offsetHeight }));
  #wanted;

  constructor() {
    super();
    this.#inside.append(document.createElement("slot"));
    this.#inside.addEventListener("click", (event) => this.#follow(event));
    // What the reader types is for no shortcut of the page around.
    for (const type of KEYS) this.#inside.addEventListener(type, (event) => event.stopPropagation());
  }

  connectedCallback() {
    if (this.#number === undefined) near.observe(this);
  }

  disconnectedCallback() {
    // An element that is moved is back by then.
    queueMicrotask(() => {
      if (!this.isConnected) this.#close();
    });
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (["article", "pack", "storage"].includes(name)) {
      this.#close();
      if (this.isConnected) near.observe(this);
    } else if (this.#number !== undefined) {
      this.look();
      if (name === "view") this.#of.go(this.#number, this.#opening(), false);
    }
  }

  // Goes to a view, or to what an address of the story's own page names after its `#`.
  goto(view) {
    if (this.#number === undefined) this.#wanted = view;
    else if (!this.#of.go(this.#number, view, false)) throw new RangeError(`nothing is at ${view}`);
  }

  // Forgets the reader's answers and ratings.
  reset() {
    if (this.#number !== undefined) this.#of.reset(this.#number);
  }

  // What is shown and how far the reader has come; `null` while nothing is shown.
  state() {
    return this.#number === undefined ? null : JSON.parse(this.#of.state(this.#number));
  }

  // For the observer above.
  async begin() {
    const pack = this.getAttribute("pack");
    // It may be named later.
    if (pack === null) return;
    const keeps = this.getAttribute("storage") !== "none";
    const begun = (this.#begun = Symbol(pack));
    const isStill = () => begun === this.#begun;
    try {
      const [of, text] = await Promise.all([load(), fetched(pack)]);
      const article = await articleOf(this.getAttribute("article"), text);
      if (!isStill()) return;
      this.#of = of;
      this.#show(pack, text, keeps, article);
    } catch (error) {
      if (isStill()) this.#fail(pack, error);
    }
  }

  look() {
    const scheme = this.getAttribute("theme") ?? getComputedStyle(this).colorScheme;
    const isDark = scheme.includes("dark") && (!scheme.includes("light") || darkScheme.matches);
    this.#root.classList.toggle("dark", isDark);
    this.#root.classList.toggle("alone", this.#view() !== "all");
    const inherits = this.getAttribute("font") === "inherit";
    const font = inherits ? getComputedStyle(this).fontFamily : "";
    this.#root.style.setProperty("--standpoint-sans", font);
    this.#root.style.setProperty("--standpoint-serif", font);
  }

  #view() {
    return this.getAttribute("view") ?? "all";
  }

  #opening() {
    return this.#view() === "all" ? "story" : this.#view();
  }

  #show(pack, text, keeps, article) {
    this.#root = document.createElement("div");
    this.#root.className = "root";
    this.#page = pageOf(pack);
    this.#inside.adoptedStyleSheets = [this.#of.style];
    this.#inside.replaceChildren(this.#root);
    const opening = this.#wanted ?? this.#opening();
    this.#wanted = undefined;
    // Later, as whoever is told may take the widget away.
    const tell = (name, json) => queueMicrotask(() => this.#tell(name, JSON.parse(json)));
    this.#number = this.#of.show(this.#root, text, this.#page, opening, keeps, tell, article?.show);
    if (article) this.#root.append(article.panel);
    this.look();
    shown.add(this);
    this.#sizes.observe(this);
    this.#tell("ready", this.state());
  }

  #close() {
    near.unobserve(this);
    shown.delete(this);
    this.#sizes.disconnect();
    if (this.#number !== undefined) this.#of.close(this.#number);
    this.#begun = this.#number = this.#of = undefined;
    this.#inside.adoptedStyleSheets = [];
    this.#inside.replaceChildren(document.createElement("slot"));
  }

  // What the page has put into the element stays, with a line that says why.
  #fail(pack, error) {
    this.#close();
    const reason = error instanceof Error ? error.message : String(error);
    const line = document.createElement("p");
    line.append("This story can’t be shown here. ");
    const page = pageOf(pack);
    if (page) {
      const link = document.createElement("a");
      link.href = page;
      link.textContent = "Read it on a page of its own";
      line.append(link, ".");
    }
    this.#inside.append(line);
    this.#tell("failed", { reason });
  }

  #tell(name, detail) {
    const pack = this.getAttribute("pack");
    const about = { bubbles: true, detail: { version: VERSION, pack, ...detail } };
    this.dispatchEvent(new CustomEvent(`standpoint-${name}`, about));
  }

  // Links within the story stay here, where they lead to what is shown here.
  #follow(event) {
    const link = event.composedPath().find((it) => it instanceof HTMLAnchorElement);
    const hasModifier = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (!link || event.defaultPrevented || event.button !== 0 || hasModifier) return;
    const [page, fragment] = link.href.split("#");
    const view = fragment?.split("/")[0];
    if (page === this.#page && ["all", view].includes(this.#view())) {
      event.preventDefault();
      this.#of.go(this.#number, fragment, true);
    } else {
      link.target = "_blank";
      link.rel = "noopener";
    }
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

function load() {
  program ??= import("./WIDGET").catch((error) => {
    program = undefined;
    throw error;
  });
  return program;
}

async function articleOf(selector, text) {
  const element = selector && document.querySelector(selector);
  return element ? (await import("./ARTICLE")).around(element, JSON.parse(text)) : undefined;
}

async function fetched(pack) {
  const response = await fetch(addressOf(pack), { credentials: "omit" });
  if (!response.ok) throw new Error(`the story’s address answers ${response.status}`);
  return response.text();
}

// By its name beside this script, or by an address.
function isName(pack) {
  return /^[a-z0-9-]+$/.test(pack);
}

function addressOf(pack) {
  return isName(pack) ? new URL(`data/${pack}/pack.json`, HERE) : new URL(pack, document.baseURI);
}

function pageOf(pack) {
  return isName(pack) ? new URL(`${pack}.html`, HERE).href : "";
}

// Another script of this page may have been first.
if (!customElements.get("stand-point")) customElements.define("stand-point", Standpoint);
