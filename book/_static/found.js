// Marks, in the section that a search result opened, the words it was found by. Escape unmarks them.
document.addEventListener("DOMContentLoaded", () => {
  const words = new URLSearchParams(location.search).getAll("found");
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!words.length || !target) return;
  const escaped = words.map((word) => word.replace(/[^\p{L}\p{N}]/gu, "\\$&")).sort((a, b) => b.length - a.length);
  const wanted = new RegExp(`(?<![a-z0-9])(?:${escaped.join("|")})(?![a-z0-9])`, "giu");
  const texts = document.createTreeWalker(target.closest("dl") || target, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (texts.nextNode()) {
    if (!texts.currentNode.parentElement.closest("svg, math, .math, script, style")) nodes.push(texts.currentNode);
  }
  for (let node of nodes) {
    for (const match of [...node.data.matchAll(wanted)].reverse()) {
      const end = node.splitText(match.index);
      end.splitText(match[0].length);
      const mark = document.createElement("mark");
      end.replaceWith(mark);
      mark.append(end);
    }
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const mark of document.querySelectorAll("mark")) mark.replaceWith(...mark.childNodes);
  });
});
