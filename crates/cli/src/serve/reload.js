setInterval(async () => {
  try {
    const answer = await fetch("/-/version", { cache: "no-store" });
    if ((await answer.text()) !== "VERSION") location.reload();
  } catch {
    // The program has been stopped.
  }
}, 600);
