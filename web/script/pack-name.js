// The build prepends this to `start.js` and `frame.js`.

// Returns the pack name in a query string, `?pack=…`, without the characters that chats and
// newsletters add. If that leaves no valid name, returns the raw one. `web/src/page/address.rs`
// parses it in the same way.
function packIn(search) {
  const asked = new URLSearchParams(search).get("pack") ?? "";
  const [name] = asked.toLowerCase().split(/[?&#]/);
  const plain = name.replace(/^[\s\P{ASCII}]+|[^a-z0-9]+$/gu, "").replace(/\.html$/, "");
  return /^[a-z0-9-]+$/.test(plain) ? plain : asked.trim();
}
