// It stands before `start.js` and `frame.js`.

// The pack that an address asks for by `?pack=…`, but for what chats and newsletters add to it and
// make of it; what can't be a name stays as it is. The program reads it in the same way
// (`web/src/page/address.rs`).
function packIn(search) {
  const asked = new URLSearchParams(search).get("pack") ?? "";
  const [name] = asked.toLowerCase().split(/[?&#]/);
  const plain = name.replace(/^[\s\P{ASCII}]+|[^a-z0-9]+$/gu, "").replace(/\.html$/, "");
  return /^[a-z0-9-]+$/.test(plain) ? plain : asked.trim();
}
