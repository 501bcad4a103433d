// Where the reader was and which chapters they have read to the end. Only this browser keeps it,
// and the home page's button forgets it.
const KEPT = "neuronbook-progress";
const main = document.querySelector("main");
const chapter = main.dataset.chapter;
const language = document.documentElement.lang;

const recall = () => {
  try {
    return { read: [], ...JSON.parse(localStorage.getItem(KEPT)) };
  } catch (error) {
    return { read: [] }; // storage is off
  }
};
const keep = (change) => {
  try {
    localStorage.setItem(KEPT, JSON.stringify(change && { ...recall(), ...change }));
  } catch (error) {
    // Storage is off: nothing is remembered.
  }
};
const pageOf = (link) => link.href.split("#")[0].split("/").pop().replace(".html", "");

const show = () => {
  const { read, last } = recall();
  for (const tick of document.querySelectorAll(".nb-tick")) tick.remove();
  for (const link of document.querySelectorAll(".nb-book a, .nb-chapter a")) {
    if (!read.includes(pageOf(link))) continue;
    link.insertAdjacentHTML("beforeend", '<span class="nb-tick" role="img"></span>');
    link.lastChild.setAttribute("aria-label", main.dataset.read);
  }
  const goOn = document.querySelector(".nb-go-on");
  const forget = document.querySelector(".nb-forget");
  if (!goOn || !forget) return;
  const ways = [...document.querySelectorAll(".nb-chapter a")];
  const at = ways.findIndex((way) => pageOf(way) === last?.page);
  const way = at >= 0 && ways[at + Number(last.end)];
  goOn.hidden = !way;
  forget.hidden = !last && !read.length;
  if (!way) return;
  const section = last.end || last.language !== language ? "" : last.section;
  const [words, link] = goOn.children;
  words.textContent = last.end ? goOn.dataset.goOnNext : goOn.dataset.goOn;
  link.textContent = way.firstChild.data + (section && goOn.dataset.colon + section);
  link.href = way.getAttribute("href") + (last.end ? "" : last.hash);
};

if (chapter) {
  const article = document.querySelector("article");
  const hasEnded = () => article.getBoundingClientRect().bottom <= innerHeight;
  const keepPlace = () => {
    if (scrollY < innerHeight / 2) return; // only looked at
    const here = document.querySelector(".nb-page .nb-here");
    const place = { hash: here?.hash ?? "", section: here?.textContent ?? "" };
    keep({ last: { page: chapter, language, end: hasEnded(), ...place } });
  };
  document.addEventListener("visibilitychange", () => document.hidden && keepPlace());
  addEventListener("scroll", () => {
    if (!hasEnded()) return;
    const { read } = recall();
    if (read.includes(chapter)) return;
    keep({ read: [...read, chapter] });
    show();
  }, { passive: true });
}
document.querySelector(".nb-forget button")?.addEventListener("click", () => {
  keep(null);
  show();
});
addEventListener("pageshow", (event) => event.persisted && show());
show();
