// Runs in embed/index.html: generates the HTML that embeds a story in another site's page.

const form = document.querySelector("form");
const [snippet, policy, preview, copied] = ["snippet", "policy", "preview", "copied"].map((id) =>
  document.getElementById(id));
const base = new URL("../", location.href).href;
const { origin } = new URL(base);
let latest = 0;

form.addEventListener("input", generate);
form.addEventListener("submit", (event) => event.preventDefault());
document.getElementById("copy").addEventListener("click", copy);
generate();

async function generate() {
  const chosen = new FormData(form);
  const level = chosen.get("level");
  document.body.dataset.level = level;
  const mine = ++latest;
  const html = await { element, frame, plain }[level](chosen);
  const allowed = await policyOf(level, chosen);
  // The form may have changed meanwhile.
  if (mine !== latest) return;
  snippet.value = html;
  copied.textContent = "";
  policy.value = allowed;
  const address = frameAddress(chosen);
  if (preview.src !== address) preview.src = address;
}

function element(chosen) {
  const { pinned, integrity } = form.dataset;
  const script = chosen.has("pinned")
    ? `<script type="importmap">${importMap()}</script>\n` +
      `<script type="module" src="${base}${pinned}" integrity="${integrity}" crossorigin="anonymous"></script>`
    : `<script type="module" src="${base}embed.js"></script>`;
  const given = [...settings(chosen)];
  if (chosen.get("article").trim()) given.push(["article", chosen.get("article").trim()]);
  if (chosen.has("font")) given.push(["font", chosen.get("font")]);
  const attributes = given.map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
  return `${script}\n<stand-point${attributes}>\n  ${link(chosen)}\n</stand-point>\n`;
}

function frame(chosen) {
  const address = escaped(frameAddress(chosen));
  const title = escaped(optionOf(chosen).textContent);
  const height = isValid("height") ? chosen.get("height") : 600;
  return (
    `<iframe src="${address}" title="${title}" loading="lazy" width="100%" height="${height}" frameborder="0"></iframe>\n` +
    `<p>${link(chosen)}</p>\n` +
    `<script type="module" src="${base}resize.js"></script>\n`
  );
}

async function plain(chosen) {
  const response = await fetch(`plain-${chosen.get("pack")}.html`);
  if (!response.ok) return `${link(chosen)}\n`;
  return (await response.text()).replaceAll('href="../', `href="${base}`);
}

// The import map with the hashes of the modules that the pinned script imports.
function importMap() {
  const modules = Object.entries(JSON.parse(form.dataset.modules));
  const integrity = Object.fromEntries(modules.map(([name, hash]) => [base + name, hash]));
  return JSON.stringify({ integrity });
}

async function policyOf(level, chosen) {
  if (level === "frame") return `frame-src ${origin}; script-src ${origin}`;
  // An import map is an inline script. Without a secure connection its hash can't be computed.
  const isInline = chosen.has("pinned") && crypto.subtle;
  const inline = isInline ? ` 'sha256-${await hashOf(importMap())}'` : "";
  return `script-src ${origin}${inline} 'wasm-unsafe-eval'; connect-src ${origin}`;
}

async function hashOf(text) {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
}

function frameAddress(chosen) {
  return `${base}embed.html?${new URLSearchParams([...settings(chosen)])}`;
}

// Yields each setting that differs from its default.
function* settings(chosen) {
  yield ["pack", chosen.get("pack")];
  if (chosen.get("view") !== "all") yield ["view", chosen.get("view")];
  if (chosen.get("theme")) yield ["theme", chosen.get("theme")];
  if (chosen.get("lang")) yield ["lang", chosen.get("lang")];
  if (isValid("items")) yield ["items", chosen.get("items")];
  if (chosen.has("ratings")) yield ["ratings", chosen.get("ratings")];
  if (chosen.has("storage")) yield ["storage", chosen.get("storage")];
}

function link(chosen) {
  const { lang, textContent } = optionOf(chosen);
  // In a widget of another language the title keeps its own.
  const ofTitle = chosen.get("lang") ? ` lang="${lang}"` : "";
  return `<a href="${base}${chosen.get("pack")}.html"${ofTitle}>${escaped(textContent)}</a>`;
}

function optionOf(chosen) {
  return form.querySelector(`option[value="${chosen.get("pack")}"]`);
}

// Whether a number field is filled in and valid.
function isValid(name) {
  const { validity, value } = form.elements[name];
  return value !== "" && validity.valid;
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

async function copy() {
  try {
    await navigator.clipboard.writeText(snippet.value);
    copied.textContent = "Copied.";
  } catch {
    snippet.select();
    copied.textContent = "It is selected: copy it by keyboard.";
  }
}
