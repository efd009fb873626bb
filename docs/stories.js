// Stories follow the theme that the reader chooses in the book's menu.
{
  const page = document.documentElement;
  const stories = document.querySelectorAll("stand-point");

  const follow = () => {
    const theme = getComputedStyle(page).colorScheme;
    for (const story of stories) {
      story.setAttribute("theme", theme === "dark" ? "dark" : "light");
    }
  };

  if (stories.length > 0) {
    follow();
    new MutationObserver(follow).observe(page, { attributeFilter: ["class"] });
  }
}
