// A term's definition beside its first use: under the pointer, at the focus, on a tap.
// Without this script, or without popovers, the term is a link to the glossary with a title.
(function () {
  if (!("showPopover" in HTMLElement.prototype)) return;
  const note = document.createElement("div");
  let shown = null; // the link whose definition is shown
  let tapped = false; // whether a finger touched a link whose definition was not shown
  let timer;

  function show(link) {
    clearTimeout(timer);
    if (link === shown) return;
    hide();
    shown = link;
    note.textContent = link.dataset.definition;
    note.showPopover();
    // Above the line, where neither finger nor pointer covers it; below it at the top of the window.
    const line = link.getClientRects()[0];
    const left = Math.min(line.left, document.documentElement.clientWidth - note.offsetWidth - 8);
    const above = line.top - note.offsetHeight - 8;
    note.style.left = `${Math.max(8, left) + scrollX}px`;
    note.style.top = `${(above > 8 ? above : line.bottom + 24) + scrollY}px`;
    link.setAttribute("aria-describedby", note.id);
  }

  function hide() {
    clearTimeout(timer);
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    shown = null;
    note.hidePopover();
  }

  function hideSoon() {
    clearTimeout(timer);
    timer = setTimeout(hide, 250); // time to move the pointer onto the definition
  }

  document.addEventListener("DOMContentLoaded", () => {
    const links = document.querySelectorAll("a.nb-term");
    if (!links.length) return;
    note.id = "nb-definition";
    note.popover = "manual";
    note.setAttribute("role", "tooltip");
    document.body.append(note);
    note.addEventListener("pointerenter", () => clearTimeout(timer));
    note.addEventListener("pointerleave", hideSoon);
    for (const link of links) {
      link.dataset.definition = link.title;
      link.removeAttribute("title");
      const byMouse = (act) => (event) => event.pointerType === "mouse" && act(link);
      link.addEventListener("pointerenter", byMouse(show));
      link.addEventListener("pointerleave", byMouse(hideSoon));
      link.addEventListener("focus", () => show(link));
      link.addEventListener("blur", hide);
      link.addEventListener("pointerdown", (event) => {
        tapped = event.pointerType !== "mouse" && shown !== link;
      });
      link.addEventListener("click", (event) => {
        if (!tapped) return; // a second tap, the mouse and the keyboard follow the link
        tapped = false;
        event.preventDefault();
        show(link);
      });
    }
    document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
    document.addEventListener("pointerdown", (event) => {
      if (shown && !shown.contains(event.target) && !note.contains(event.target)) hide();
    });
  });
})();
