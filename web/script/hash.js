// The build puts this before `worker.js` and `article.js`.

// Returns the SHA-256 of the bytes as 64 hexadecimal digits.
async function sha256(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  // Not `Array.from`: some libraries replace it with a version that ignores the second argument.
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
