// The language switch keeps the section that is being read, and the front door remembers the choice.
(function () {
  const STORED = "neuronbook-language";

  function currentSection() {
    const line = window.innerHeight / 4;
    let current = "";
    for (const section of document.querySelectorAll("article section[id]")) {
      if (section.getBoundingClientRect().top <= line) current = section.id;
    }
    return window.scrollY > 10 ? current : "";
  }

  function follow(event) {
    const link = event.currentTarget;
    const section = currentSection();
    link.hash = section ? "#" + section : "";
    if (link.pathname.endsWith("/search.html")) link.search = window.location.search;
    try {
      localStorage.setItem(STORED, link.dataset.language);
    } catch (error) {
      // Storage is off: the browser's language decides next time.
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const link of document.querySelectorAll(".nb-language-switch")) {
      for (const kind of ["click", "auxclick", "contextmenu"]) link.addEventListener(kind, follow);
    }
  });
})();
