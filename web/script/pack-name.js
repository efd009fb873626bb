// The build puts this before `start.js` and `frame.js`.

// Returns the pack that an address names by `?pack=…`, without what chats and newsletters add to
// it. A text that can't be a name is returned as it is. `web/src/page/address.rs` does the same.
function packIn(search) {
  const asked = new URLSearchParams(search).get("pack") ?? "";
  const [name] = asked.toLowerCase().split(/[?&#]/);
  const plain = name.replace(/^[\s\P{ASCII}]+|[^a-z0-9]+$/gu, "").replace(/\.html$/, "");
  return /^[a-z0-9-]+$/.test(plain) ? plain : asked.trim();
}
