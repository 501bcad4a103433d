// What live figures compute: each function is the twin of the one of its name in models.py.
var neuronbook = {};
neuronbook.models = (function () {
  const sum = (values) => values.reduce((total, value) => total + value, 0);
  const mean = (values) => sum(values) / values.length;
  const count = (values, holds) => values.filter(holds).length;
  const dot = (x, y) => [[x, y], [x, y]];
  const BREAK = [null, null];

  function line({ x, y }, { w, b }) {
    const errors = x.map((each, i) => w * each + b - y[i]);
    const ends = [Math.min(...x), Math.max(...x)];
    return {
      line: ends.map((end) => [end, w * end + b]),
      errors: x.flatMap((each, i) => [[each, y[i]], [each, y[i] + errors[i]], BREAK]).slice(0, -1),
      place: dot(w, b),
      w, b,
      mse: mean(errors.map((error) => error ** 2)),
      mae: mean(errors.map(Math.abs)),
    };
  }

  // the outline of a histogram of ten bins that ends, or begins, at the cut
  function stairs(values, cut, above, sign) {
    const tenths = Array.from({ length: 11 }, (_, i) => i / 10);
    const inner = tenths.filter((edge) => (above ? edge > cut : edge < cut));
    const edges = above ? [cut, ...inner] : [...inner, cut];
    const last = edges[edges.length - 1];
    const outline = [[edges[0], 0]];
    for (let i = 0; i + 1 < edges.length; i++) {
      const [low, high] = [edges[i], edges[i + 1]];
      const height = sign * count(values, (v) => v >= low && (v < high || (high === last && v === high)));
      outline.push([low, height], [high, height]);
    }
    return [...outline, [last, 0], outline[0]];
  }

  function decide({ positive: good, negative: bad }, { threshold: cut, alarm }) {
    const cost = (place) =>
      (alarm * count(bad, (p) => p >= place) + count(good, (p) => p < place)) /
      Math.min(alarm * bad.length, good.length);
    const tp = count(good, (p) => p >= cut), fp = count(bad, (p) => p >= cut);
    return {
      tp, fp,
      fn: good.length - tp,
      tn: bad.length - fp,
      cost: cost(cut),
      threshold: cut,
      hits: stairs(good.filter((p) => p >= cut), cut, true, 1),
      misses: stairs(good.filter((p) => p < cut), cut, false, 1),
      alarms: stairs(bad.filter((p) => p >= cut), cut, true, -1),
      rejections: stairs(bad.filter((p) => p < cut), cut, false, -1),
      cut: [[cut, -1e3], [cut, 1e3]],
      rates: dot(fp / bad.length, tp / good.length),
      costs: Array.from({ length: 101 }, (_, i) => [i / 100, cost(i / 100)]),
      paid: dot(cut, cost(cut)),
    };
  }

  return { line, decide };
})();
