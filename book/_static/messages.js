// Narrows "old code, new code" to the rows that a pasted message is about.
document.addEventListener("DOMContentLoaded", () => {
  const field = document.querySelector(".nb-messages");
  if (!field) return;
  const [box, told] = field.querySelectorAll("textarea, output");
  const rows = [...document.querySelectorAll(".nb-change")];
  const plain = (text) => text.toLowerCase().replace(/[^\s'"(]*[\\/]\S+|0x\w+|line \d+/g, " ");
  const words = (text) => [...new Set(plain(text).match(/[\p{L}_][\p{L}\p{N}_]*/gu))];
  const texts = rows.map((row) => plain(row.textContent));
  const said = rows.map((row) => words(row.querySelector(".nb-message").textContent));
  const rare = (sum, word) => sum + 1 / said.filter((all) => all.includes(word)).length;
  const matches = (text, i) => {
    const asked = words(text);
    const shared = said[i].filter((word) => asked.includes(word));
    return shared.reduce(rare, 0) > 0.6 * said[i].reduce(rare, 0) ||
      asked.every((word) => RegExp("(?<![a-z])" + word).test(texts[i]));
  };
  box.oninput = () => {
    const asked = box.value.match(/(\w+(Error|Warning): |WARNING:).+/g) || [box.value];
    rows.forEach((row, i) => (row.hidden = !asked.some((text) => matches(text, i))));
    const found = rows.filter((row) => !row.hidden).length;
    told.textContent = box.value && told.dataset[found ? "some" : "none"].replace("{}", found);
    document.body.classList.toggle("nb-narrowed", found < rows.length);
  };
  field.hidden = false;
});
