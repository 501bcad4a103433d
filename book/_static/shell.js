// What the shell adds where scripts run: the choice of light or dark, the keyboard's way to the
// search, where one is in the page's contents, and a copy of each cell.
const page = document.documentElement;
const MODES = ["auto", "light", "dark"];
const dark = matchMedia("(prefers-color-scheme: dark)");

function setMode(mode) {
  page.dataset.mode = mode;
  page.dataset.theme = mode === "auto" ? (dark.matches ? "dark" : "light") : mode;
}
dark.addEventListener("change", () => setMode(page.dataset.mode));
document.querySelector(".nb-theme").addEventListener("click", () => {
  setMode(MODES[(MODES.indexOf(page.dataset.mode) + 1) % MODES.length]);
  try {
    localStorage.setItem("mode", page.dataset.mode);
  } catch (error) {
    // Storage is off: the choice holds for this page.
  }
});

const field = document.querySelector(".nb-search-field input");
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    field.focus();
  }
});

for (const list of document.querySelectorAll("[popover]")) {
  list.addEventListener("click", (event) => {
    if (event.target.closest("a") && list.matches(":popover-open")) list.hidePopover();
  });
}
// Once all scripts have added what they add, for it makes the browser lay out the page.
requestAnimationFrame(() => document.querySelector(".nb-book .current > a")?.scrollIntoView({ block: "nearest" }));

const entries = [...document.querySelectorAll(".nb-page a")];
const targets = entries.map((entry) => document.getElementById(decodeURIComponent(entry.hash.slice(1))));
if (entries.length) {
  const mark = () => {
    const read = targets.findLastIndex((target) => target && target.getBoundingClientRect().top < innerHeight / 3);
    entries.forEach((entry, i) => entry.classList.toggle("nb-here", i === read));
  };
  let waiting = 0;
  addEventListener("scroll", () => (waiting ||= requestAnimationFrame(() => ((waiting = 0), mark()))), { passive: true });
}

// What scrolls sideways is scrolled from the keyboard too.
const sizes = new ResizeObserver((boxes) => {
  for (const { target } of boxes) if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
});
document.querySelectorAll("pre, .nb-wide, .nb-scroll, .nb-table, .output").forEach((box) => sizes.observe(box));

const words = document.querySelector(".nb-theme").dataset;
for (const code of document.querySelectorAll(".bd-article .highlight")) {
  if (code.closest(".cell_output")) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "nb-copy";
  button.textContent = words.copy;
  button.addEventListener("click", async () => {
    const typed = code.querySelector("pre").cloneNode(true);
    typed.querySelectorAll(".gp, .go").forEach((part) => part.remove()); // prompts and results
    try {
      await navigator.clipboard.writeText(typed.textContent);
      button.textContent = words.copied;
    } catch (error) {
      getSelection().selectAllChildren(code.querySelector("pre")); // the reader's own keys copy it
    }
    setTimeout(() => (button.textContent = words.copy), 2000);
  });
  code.append(button);
}
