// What live figures compute: each function is the twin of the one of its name in models.py.
var neuronbook = {};
neuronbook.models = (function () {
  const sum = (values) => values.reduce((total, value) => total + value, 0);
  const mean = (values) => sum(values) / values.length;
  const count = (values, holds) => values.filter(holds).length;
  const BREAK = [null, null];
  const dots = (places) => places.flatMap((place) => [place, place, BREAK]).slice(0, -1);

  function line({ x, y }, { w, b }) {
    const errors = x.map((each, i) => w * each + b - y[i]);
    const ends = [Math.min(...x), Math.max(...x)];
    return {
      line: ends.map((end) => [end, w * end + b]),
      errors: x.flatMap((each, i) => [[each, y[i]], [each, y[i] + errors[i]], BREAK]).slice(0, -1),
      place: dots([[w, b]]),
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
      rates: dots([[fp / bad.length, tp / good.length]]),
      costs: Array.from({ length: 101 }, (_, i) => [i / 100, cost(i / 100)]),
      paid: dots([[cut, cost(cut)]]),
    };
  }

  function bend({ low, high }, { k1, v1, k2, v2, k3, v3 }) {
    const units = [[k1, v1], [k2, v2], [k3, v3]];
    const height = (x) => sum(units.map(([kink, weight]) => weight * Math.max(0, x - kink)));
    const unit = ([kink, weight]) => [[low, 0], [kink, 0], [high, weight * (high - kink)]];
    const sorted = [...units].sort((one, other) => one[0] - other[0]);
    const total = [low, ...sorted.map(([kink]) => kink), high].map((x) => [x, height(x)]);
    const bends = dots(total.slice(1, -1));
    const slope = (number) => sum(sorted.slice(0, number).map(([, weight]) => weight));
    return {
      unit_1: unit(units[0]), unit_2: unit(units[1]), unit_3: unit(units[2]),
      total, rings: bends, holes: bends,
      s1: slope(1), s2: slope(2), s3: slope(3),
    };
  }

  function descend({ x, y, order, start, steps }, { step, rate, size }) {
    const batch = (number) =>
      Array.from({ length: size }, (_, i) => order[(number * size + i) % order.length]);
    function stepped([w, b], rows) {
      const errors = rows.map((row) => w * x[row] + b - y[row]);
      return [
        w - rate * mean(errors.map((error, i) => 2 * error * x[rows[i]])),
        b - rate * mean(errors.map((error) => 2 * error)),
      ];
    }
    const way = [start], exact = [start];
    for (let i = 0; i < step; i++) way.push(stepped(way[i], batch(i)));
    for (let i = 0; i < steps; i++) exact.push(stepped(exact[i], x.map((_, row) => row)));
    const [w, b] = way[step];
    const ends = [Math.min(...x), Math.max(...x)];
    return {
      batch: dots((step ? batch(step - 1) : []).map((row) => [x[row], y[row]])),
      answer: ends.map((end) => [end, w * end + b]),
      exact, way,
      place: dots([[w, b]]),
      w, b, step,
      seen: step * size,
      loss: mean(x.map((each, i) => (w * each + b - y[i]) ** 2)),
    };
  }

  function drop({ layers, places, chances }, { rate, draw }) {
    const [inputs, outputs] = [layers[0], layers[layers.length - 1]];
    const kept = chances[draw - 1].map((units) => units.map((chance) => chance >= rate));
    const edges = [], staying = [];
    places.forEach((units, network) => {
      const alive = [...Array(inputs).fill(true), ...kept[network], ...Array(outputs).fill(true)];
      let first = 0;
      layers.slice(1).forEach((size, i) => {
        const next = first + layers[i];
        for (let one = first; one < next; one++) {
          for (let other = next; other < next + size; other++) {
            if (alive[one] && alive[other]) edges.push(units[one], units[other], BREAK);
          }
        }
        first = next;
      });
      kept[network].forEach((stays, unit) => { if (stays) staying.push(units[inputs + unit]); });
    });
    const hidden = kept[0].length;
    return {
      edges: edges.slice(0, -1),
      rims: dots(staying),
      units: dots(staying),
      hidden,
      stay: staying.length / kept.length,
      expected: hidden * (1 - rate),
      factor: 1 / (1 - rate),
    };
  }

  function choose(data, { number }) {
    const outline = (name) => {
      const points = data[`${name}_${number}`];
      return points.flatMap(([x, y, which], i) =>
        i && which !== points[i - 1][2] ? [BREAK, [x, y]] : [[x, y]]);
    };
    return {
      region: outline("region"), doubt: outline("doubt"), line: outline("line"),
      units: number, share: data.shares[data.units.indexOf(number)],
    };
  }

  return { line, decide, bend, descend, drop, choose };
})();
