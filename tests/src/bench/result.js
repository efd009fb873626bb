const done = arguments[arguments.length - 1];
window.__bench.result().then(
  (value) => done({ value }),
  (error) => done({ error: String(error) }),
);
