// Records console errors and warnings, uncaught errors, failed loads, policy violations and cross-origin
// requests, in the topmost window of this origin.
(() => {
  const topmost = () => {
    try {
      return top.location.origin === location.origin ? top : window;
    } catch {
      return window;
    }
  };
  const home = topmost();
  const log = (home.__standpointLog ??= []);
  const record = (kind, text) => log.push(`${kind}: ${text}`);
  // Only in Chromium the stack starts with the message.
  const words = (value) => {
    const stack = value instanceof Error ? (value.stack ?? "") : "";
    return stack.startsWith(String(value)) ? stack : `${value} ${stack}`.trim();
  };

  for (const level of ["error", "warn"]) {
    const original = console[level];
    console[level] = (...values) => {
      record(`console.${level}`, values.map(words).join(" "));
      original.apply(console, values);
    };
  }
  addEventListener(
    "error",
    (event) => {
      const element = event.target;
      // A hint: whatever needs the file requests it again, and reports it.
      if (element instanceof HTMLLinkElement && /preload$/.test(element.rel)) return;
      if (element instanceof Element) {
        record("not loaded", `<${element.localName}> ${element.src || element.href || ""}`);
      } else {
        record("error", `${event.message} (${event.filename}:${event.lineno})`);
      }
    },
    true,
  );
  addEventListener("unhandledrejection", (event) => {
    record("unhandled rejection", words(event.reason));
  });
  document.addEventListener("securitypolicyviolation", (event) => {
    record("policy", `${event.effectiveDirective} forbids ${event.blockedURI}`);
  });
  new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) {
      const { origin, protocol } = new URL(name, location.href);
      if (origin !== location.origin && protocol.startsWith("http")) {
        record("request outside the origin", name);
      }
    }
  }).observe({ type: "resource", buffered: true });

  // The log is lost when the document unloads, so it is sent to the server.
  addEventListener("pagehide", () => {
    if (window === home && log.length > 0) {
      navigator.sendBeacon("/__standpoint/log", JSON.stringify(log.splice(0)));
    }
  });
})();
