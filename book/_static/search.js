// The search page: results as one types, each a section with the words it was found by. The query
// stays in the address, so that the way back leads to the same results.
document.addEventListener("DOMContentLoaded", () => {
  const field = document.getElementById("nb-query");
  const list = document.querySelector(".nb-found");
  const told = document.querySelector(".nb-search [role=status]");
  const finder = makeFinder(BOOK);
  const MOST = 30, LENGTH = /^zh/.test(document.documentElement.lang) ? 90 : 220;

  function element(name, text, marks = [], start = 0) {
    const made = document.createElement(name);
    let place = start;
    for (const [from, to] of marks) {
      made.append(text.slice(place, from));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(from, to);
      made.append(mark);
      place = to;
    }
    made.append(text.slice(place));
    return made;
  }

  // The part of a text that has most of the different words, from the start of a sentence.
  function excerpt(text, marks) {
    let best = [0, 0];
    for (const [start] of marks) {
      const inside = marks.filter(([from, to]) => from >= start && to <= start + LENGTH);
      const words = new Set(inside.map(([from, to]) => text.slice(from, to).toLowerCase()));
      if (words.size > best[0]) best = [words.size, start];
    }
    const before = text.slice(0, best[1]);
    const sentence = Math.max(...["。", "？", "！", ". ", "? "].map((end) => before.lastIndexOf(end) + end.length), 0);
    const start = best[1] - sentence < LENGTH / 2 ? sentence : best[1] - Math.round(LENGTH / 6);
    let end = Math.min(text.length, Math.max(start + LENGTH, best[1] + LENGTH / 2));
    if (LENGTH > 100) while (end < text.length && /\w/.test(text[end])) end++;
    const cut = element("p", text.slice(0, end), marks.filter(([from, to]) => from >= start && to <= end), start);
    if (start > sentence) cut.prepend("… ");
    if (end < text.length) cut.append(" …");
    return cut;
  }

  function item({ section, marks }) {
    const { docname, label, title, text, page } = section;
    const inTitle = marks(title), inText = marks(text);
    const words = [...inTitle.map(([a, b]) => title.slice(a, b)), ...inText.map(([a, b]) => text.slice(a, b))];
    const found = [...new Set(words.map((word) => word.toLowerCase()))].slice(0, 8);
    const link = element("a", title, inTitle);
    const query = new URLSearchParams(found.map((word) => ["found", word]));
    link.href = `${docname}.html?${query}#${label}`;
    const made = document.createElement("li"), heading = document.createElement("h2");
    heading.append(link);
    made.append(heading);
    if (page !== title) {
      const where = element("p", page);
      where.className = "nb-where";
      made.append(where);
    }
    if (text) made.append(excerpt(text, inText));
    return made;
  }

  function show() {
    const query = field.value.trim();
    const all = query ? finder.find(query) : [];
    const results = all.filter(({ score }) => score > 0.1 * all[0].score).slice(0, MOST);
    list.replaceChildren(...results.map(item));
    const { one, some, none } = told.dataset;
    const said = results.length > 1 ? some : results.length ? one : none;
    told.textContent = query && said.replace("{}", results.length);
  }

  let timer = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const query = field.value.trim();
      history.replaceState(null, "", query ? "?" + new URLSearchParams({ q: query }) : location.pathname);
      show();
    }, 200);
  });
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.focus();
  });
  field.value = new URLSearchParams(location.search).get("q") || "";
  show();
  if (!list.children.length) field.focus();
});
