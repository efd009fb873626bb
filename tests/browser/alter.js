// Changes the DOM as a translator, highlighter or extension does, now and after each change of the page.
function alter(root, kind) {
  const mark = (text) => `«${text}»`;
  const texts = () => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), all = [];
    while (walker.nextNode()) all.push(walker.currentNode);
    return all.filter((it) => it.data.trim() && !it.parentElement?.closest("script, style, font, b.mark, option"));
  };
  const once = {
    // Chrome's translator replaces each text node with elements.
    replaces: () => {
      for (const text of texts()) {
        const [outer, inner] = [document.createElement("font"), document.createElement("font")];
        inner.textContent = mark(text.data);
        outer.append(inner);
        text.replaceWith(outer);
      }
    },
    // Firefox's translator removes comments, and puts texts and elements in the order of the other
    // language.
    reorders: () => {
      for (const parent of new Set(texts().map((it) => it.parentElement))) {
        if (!parent || parent.dataset.altered === parent.innerHTML) continue;
        const nodes = [...parent.childNodes].filter((it) => it.nodeType !== Node.COMMENT_NODE);
        for (const it of nodes) if (it.nodeType === Node.TEXT_NODE && !it.data.startsWith("«")) it.data = mark(it.data);
        const isBlock = nodes.some((it) => it.matches?.("p, div, ul, ol, section, label, h2, legend"));
        if (!isBlock) parent.replaceChildren(...nodes.reverse());
        parent.dataset.altered = parent.innerHTML;
      }
    },
    // A highlighter splits text nodes and wraps words in elements.
    cuts: () => {
      for (const text of texts()) {
        if (text.data.length < 3 || text.parentElement?.querySelector(":scope > b.mark")) continue;
        const word = text.splitText(1);
        word.splitText(1);
        const marked = document.createElement("b");
        marked.className = "mark";
        word.replaceWith(marked);
        marked.append(word);
      }
    },
    // An extension merges adjacent text nodes, removes empty ones, and inserts elements of its own.
    joins: () => {
      root.normalize();
      for (const text of texts()) {
        if (text.nextSibling?.localName !== "x-tool") text.after(document.createElement("x-tool"));
      }
    },
  }[kind];
  once();
  const all = { childList: true, subtree: true, characterData: true };
  new MutationObserver((_, observer) => {
    observer.disconnect();
    once();
    observer.takeRecords();
    observer.observe(root, all);
  }).observe(root, all);
}
