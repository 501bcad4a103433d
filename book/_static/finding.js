// Ranks the sections of the book for a query. `searchindex.js` says what they hold; all else is
// worked out here, once, when the search page is opened. A term of the vocabulary is one token in
// whatever language and form it stands: 丢弃法, 随机失活, dropout and drop-out are the same.
function makeFinder(book) {
  const WEIGHTS = { title: 3, bold: 1, label: 0.9, page: 0.4, text: 1, code: 0.3 };
  const ASIDE = 0.15; // what the words by which a question is put are worth
  const QUESTION = new RegExp(
    "什么是|是什么|是啥|为什么|为啥|怎么办|怎么样|怎么|怎样|如何|哪里|哪些|哪个|多少|几个|区别|有没有|" +
      "能不能|能用|可以|应该|需要|请问|一个|什么|[的了吗呢吧和与有是在要用做我]|" +
      "(?<![a-z0-9_])(?:a|an|and|are|as|at|be|by|can|do|does|for|from|has|have|how|i|in|is|it|its|" +
      "many|much|my|no|not|of|on|or|should|so|that|the|this|to|use|using|versus|vs|what|when|where|" +
      "which|why|with|work|you)(?![a-z0-9_])",
    "giu",
  );
  const FAULT = /error|warning|attribute|argument|keyword|报错|出错|错误信息/i;
  const HAN = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/;
  const ATOM = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[\p{L}\p{N}_]+?(?=[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[^\p{L}\p{N}_]|$)/gu;
  const PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[^\p{Lu}\P{L}]+|\p{N}+/gu;
  const PLAIN = /^[a-z]+$/;

  function stem(word) {
    if (word.length < 4) return word;
    return word
      .replace(/is(e|ed|er|ing|ation)(s?)$/, "iz$1$2")
      .replace(/ies$/, "y")
      .replace(/([^suai])s$/, "$1")
      .replace(/(..[aeiouy].*?)(?:ing|ed)$/, "$1")
      .replace(/([bdfgmnprt])\1$/, "$1")
      .replace(/e$/, "");
  }

  // A text as atoms: a Chinese character, or a word or a part of a name, each with its place.
  function atomsOf(text) {
    const atoms = [];
    for (const match of text.matchAll(ATOM)) {
      const [word] = match, start = match.index;
      if (HAN.test(word)) {
        atoms.push({ token: word, han: true, start, end: start + 1 });
        continue;
      }
      if (PLAIN.test(word)) {
        atoms.push({ token: stem(word), start, end: start + word.length });
        continue;
      }
      const parts = [...word.matchAll(PART)];
      for (const part of parts) {
        const at = start + part.index;
        const token = stem(part[0].toLowerCase());
        atoms.push({ token, start: at, end: at + part[0].length });
      }
      if (parts.length > 1) {
        Object.assign(atoms[atoms.length - parts.length], { name: word.toLowerCase(), nameEnd: start + word.length });
      }
    }
    return atoms;
  }

  // The forms of all terms: the first atom of each → [atoms, number of the term], longest first.
  const forms = new Map(), joined = new Map(), chinese = [];
  book.terms.forEach((words, number) => {
    for (const word of words) {
      const tokens = atomsOf(word).map((atom) => atom.token);
      if (!forms.has(tokens[0])) forms.set(tokens[0], []);
      forms.get(tokens[0]).push([tokens, number]);
      if (tokens.length > 1 && !HAN.test(word)) joined.set(tokens.join(""), number);
      if (word.length > 2 && [...word].every((c) => HAN.test(c))) chinese.push([tokens, number]);
    }
  });
  for (const list of forms.values()) list.sort((a, b) => b[0].length - a[0].length);

  function termAt(atoms, i) {
    for (const [tokens, number] of forms.get(atoms[i].token) || []) {
      if (tokens.every((token, j) => atoms[i + j]?.token === token)) return [tokens.length, number];
    }
    const number = joined.get(atoms[i].token);
    return number === undefined ? null : [1, number];
  }

  const areNeighbours = (a, b) => a?.han && b?.han && a.end === b.start;

  function tokensOf(text) {
    const atoms = atomsOf(text), tokens = [];
    atoms.forEach((atom, i) => {
      if (!atom.han) tokens.push(atom.token);
      else if (areNeighbours(atom, atoms[i + 1])) tokens.push(atom.token + atoms[i + 1].token);
      if (atom.name) tokens.push(atom.name);
      const term = termAt(atoms, i);
      if (term) tokens.push("§" + term[1]);
    });
    return tokens;
  }

  const sections = book.sections.map(([page, label, title, text, bold, code]) => {
    const [docname, pageTitle] = book.pages[page];
    return { docname, label, title, text, bold, code, page: pageTitle };
  });
  const postings = new Map(); // token → Map(section → what its occurrences there are worth)
  for (const [field, weight] of Object.entries(WEIGHTS)) {
    const all = sections.map((section) => {
      const label = section.label.replace(/^neuronbook\..*|^(ch|ex)\d\d-|^(use|data|api|old|change|math)-/, "");
      if (field === "label") return tokensOf(label.replaceAll("-", " "));
      const text = section[field];
      return tokensOf(/^ex\d/.test(section.label) ? text.replace(/^\S+ [\d.]+ /, "") : text); // its number
    });
    const mean = all.reduce((sum, tokens) => sum + tokens.length, 0) / all.length;
    all.forEach((tokens, i) => {
      const isHeading = !/^(change-|neuronbook\.)/.test(sections[i].label); // but a message or a name
      const worth = field === "title" && !isHeading ? 1 : weight;
      const counts = new Map();
      for (const token of tokens) counts.set(token, (counts.get(token) || 0) + 1);
      const much = field === "title" ? 0.2 + tokens.length / mean : 0.6 + (0.6 * tokens.length) / mean;
      for (const [token, count] of counts) {
        if (!postings.has(token)) postings.set(token, new Map());
        const held = postings.get(token);
        held.set(i, (held.get(i) || 0) + (worth * count) / (count + much));
      }
    });
  }
  const words = [...postings.keys()].filter((token) => !HAN.test(token) && token[0] !== "§");
  // A word on one section alone is hardly rarer than one on a few: much is chance among those.
  const rarity = (token) => Math.log(1 + sections.length / ((postings.get(token)?.size || 0) + 3));

  // How many letters are added, left out, replaced or exchanged between two words; at most `limit`.
  function distance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    let before = [], row = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1]));
        if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      before = row;
      row = next;
      if (Math.min(...row) > limit) return limit + 1;
    }
    return row[b.length];
  }

  // The word of the book that was meant by one that it has not.
  function corrected(token) {
    if (token.length < 4 || postings.has(token) || joined.has(token)) return token;
    const limit = token.length > 6 ? 2 : 1;
    let best = token, least = Infinity;
    for (const word of words) {
      const far = distance(token, word, limit);
      if (far > limit) continue;
      const cost = far + (word[0] === token[0] ? 0 : 0.6) - Math.log(1 + postings.get(word).size) / 10;
      if (cost < least) [best, least] = [word, cost];
    }
    return best;
  }

  // A term in which one Chinese character was mistaken, where the book has no such pair.
  function mistakenTermAt(atoms, i) {
    for (const [tokens, number] of chinese) {
      const run = atoms.slice(i, i + tokens.length);
      if (run.length < tokens.length || !run.every((atom) => atom.han)) continue;
      const wrong = tokens.flatMap((token, j) => (token === run[j].token ? [] : [j]));
      if (wrong.length !== 1) continue;
      const [j] = wrong;
      const pairs = [[j - 1, j], [j, j + 1]].filter(([a, b]) => a >= 0 && b < run.length);
      if (pairs.every(([a, b]) => !postings.has(run[a].token + run[b].token))) {
        return [tokens.length, number];
      }
    }
    return null;
  }

  // A query as groups: in each, tokens any of which will do with their share, and its own worth.
  function groupsOf(query) {
    const atoms = atomsOf(query), groups = [];
    const asides = [...query.matchAll(QUESTION)].map((match) => [match.index, match.index + match[0].length]);
    for (const atom of atoms) {
      atom.aside = asides.some(([start, end]) => atom.start >= start && atom.end <= end);
      if (!atom.han && !atom.aside) atom.token = corrected(atom.token);
    }
    const arePair = (a, b) => areNeighbours(a, b) && a.aside === b.aside;
    for (let i = 0; i < atoms.length; ) {
      const atom = atoms[i];
      const term = termAt(atoms, i) || mistakenTermAt(atoms, i);
      const length = term ? term[0] : 1;
      const tokens = new Map(term ? [["§" + term[1], 1]] : []);
      const share = !term ? 1 : length > 1 ? 0.25 : 0.8;
      for (let j = i; j < i + length; j++) {
        if (postings.has(atoms[j].name)) groups.push({ tokens: new Map([[atoms[j].name, 1]]), worth: 1 });
        if (!atoms[j].han) tokens.set(atoms[j].token, share);
        else if (arePair(atoms[j], atoms[j + 1]) && !(term && j + 1 === i + length)) {
          tokens.set(atoms[j].token + atoms[j + 1].token, share);
        }
      }
      const isAlone = atom.han && !arePair(atom, atoms[i + 1]) && !arePair(atoms[i - 1], atom);
      if (!term && !atom.aside && (isAlone || (!atom.han && atom.token.length > 3))) {
        startingWith(atom.token, tokens, 0.5);
      }
      const worth = term ? 1.3 : atom.aside ? ASIDE : atom.han ? 0.6 : 1;
      if (tokens.size) groups.push({ tokens, worth });
      i += length;
    }
    return groups;
  }

  function startingWith(start, tokens, worth) {
    for (const token of postings.keys()) {
      if (token.startsWith(start) && !tokens.has(token)) tokens.set(token, worth);
    }
  }

  // Where, in a text, wanted tokens stand: [start, end], in order and apart.
  function marksOf(text, wanted) {
    const atoms = atomsOf(text), marks = [];
    atoms.forEach((atom, i) => {
      const term = termAt(atoms, i);
      let end = 0;
      if (wanted.has(atom.han ? "" : atom.token)) ({ end } = atom);
      if (areNeighbours(atom, atoms[i + 1]) && wanted.has(atom.token + atoms[i + 1].token)) ({ end } = atoms[i + 1]);
      if (atom.name && wanted.has(atom.name)) end = atom.nameEnd;
      if (term && wanted.has("§" + term[1])) ({ end } = atoms[i + term[0] - 1]);
      const last = marks[marks.length - 1];
      if (!end) return;
      if (last && atom.start <= last[1]) last[1] = Math.max(last[1], end);
      else marks.push([atom.start, end]);
    });
    return marks;
  }

  // The chapters explain; exercises, sheets, old code and the reference are looked up by name.
  function likelihood({ docname, label }, name) {
    if (docname.startsWith("old-code") && FAULT.test(name)) return 1.5;
    if (label.startsWith("neuronbook.") && label.toLowerCase().endsWith("." + name)) return 3;
    if (docname.startsWith("api/")) return 0.45;
    return /^(sheet-|old-code)/.test(docname) || /^ex\d/.test(label) ? 0.65 : 1;
  }

  function find(query) {
    const scores = new Map(), groups = groupsOf(query);
    const wanted = new Set(groups.flatMap(({ tokens, worth }) =>
      worth === ASIDE ? [] : [...tokens].filter(([, share]) => share > 0.3).map(([token]) => token)));
    const marks = (text) => marksOf(text, wanted);
    let whole = 0;
    for (const { tokens, worth } of groups) {
      const most = Math.max(...[...tokens].map(([token, share]) => share * rarity(token)));
      if ([...tokens.keys()].some((token) => postings.has(token))) whole += worth * most;
      const best = new Map();
      for (const [token, share] of tokens) {
        for (const [i, held] of postings.get(token) || []) {
          best.set(i, Math.max(best.get(i) || 0, share * rarity(token) * held));
        }
      }
      for (const [i, score] of best) {
        const [sum, covered] = scores.get(i) || [0, 0];
        scores.set(i, [sum + worth * score, covered + worth * most]);
      }
    }
    // A section is likelier to be meant if its page has much of the matter.
    const pages = new Map(), name = query.trim().toLowerCase().replace(/\(.*\)$/, "");
    for (const [i, entry] of scores) {
      entry[0] *= (entry[1] / whole) ** 1.5 * likelihood(sections[i], name);
      const { docname } = sections[i];
      pages.set(docname, (pages.get(docname) || 0) + entry[0]);
    }
    const most = Math.max(...pages.values());
    return [...scores]
      .map(([i, [score]]) => {
        const section = sections[i];
        return { section, marks, score: score * (1 + pages.get(section.docname) / most) };
      })
      .sort((a, b) => b.score - a.score);
  }

  return { find };
}
