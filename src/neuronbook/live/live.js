// A live figure gets its controls. What they mean is in models.js; what moves is in the figure.
(function () {
  const STEPS_PER_SECOND = 5;
  const FIELD = /\{(\w+):\.(\d)f\}/g;

  const fill = (template, values) =>
    template.replace(FIELD, (_, name, digits) => values[name].toFixed(digits).replace("-", "\u2212"));

  function outline(points, [x0, dx, y0, dy]) {
    let command = "M";
    return points.map(([x, y]) => {
      if (x === null) return (command = "M"), "";
      const step = `${command}${(x0 + dx * x).toFixed(2)} ${(y0 + dy * y).toFixed(2)}`;
      command = "L";
      return step;
    }).join("");
  }

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  // A row of the panel: a label, the control, and its value.
  function control(spec, words, changed) {
    const value = element("output");
    value.setAttribute("aria-hidden", "true"); // the control itself says it
    const input = spec.options
      ? element("select", {}, ...Object.entries(spec.options).map(
          ([label, number]) => element("option", { value: number }, label)))
      : element("input", { type: "range", min: spec.low, max: spec.high, step: spec.step });
    let timer = 0;
    const digits = (String(spec.step).split(".")[1] || "").length;
    const show = () => {
      if (!spec.options) value.textContent = Number(input.value).toFixed(digits).replace("-", "\u2212");
    };
    for (const kind of ["input", "change"]) {
      input.addEventListener(kind, () => { stop(); show(); changed(kind === "change"); });
    }
    const row = element("label", {}, element("span", {}, spec.label), input, ...(spec.options ? [] : [value]));
    const button = element("button", { type: "button" });

    function stop() {
      window.clearInterval(timer);
      timer = 0;
      button.textContent = "\u25b6 " + words.play;
    }

    function play() {
      if (timer) return stop();
      if (Number(input.value) === spec.high) input.value = spec.low;
      button.textContent = "\u275a\u275a " + words.pause;
      timer = window.setInterval(() => {
        input.value = Number(input.value) + spec.step;
        show();
        changed(false);
        if (Number(input.value) === spec.high) { stop(); changed(true); }
      }, 1000 / STEPS_PER_SECOND);
    }

    button.addEventListener("click", play);
    stop();
    return {
      row: spec.plays ? element("div", { className: "nb-plays" }, button, row) : row,
      get: () => Number(input.value),
      set: (number) => {
        stop();
        const before = input.value;
        input.value = number;
        if (input.value === "") input.value = before; // an option that there is not
        show();
      },
    };
  }

  function start(metadata) {
    const svg = metadata.closest("svg");
    const live = JSON.parse(metadata.textContent);
    metadata.remove(); // so that no figure starts twice
    const compute = neuronbook.models[live.model];
    const figure = svg.closest("figure");
    const key = figure && figure.id;
    const still = live.controls.map((spec) => spec.value);
    const initial = live.controls.map((spec) => spec.begin ?? spec.value);
    const status = element("output");
    const reset = element("button", { type: "button" }, live.words.reset);
    const controls = live.controls.map((spec) => control(spec, live.words, changed));
    const panel = element("div", { className: "nb-live" },
      ...controls.map((each) => each.row), element("div", {}, status, reset));
    panel.setAttribute("role", "group");
    panel.setAttribute("aria-label", live.words.controls);
    const part = (name, kind) => svg.querySelector(`[data-part=${name}] ${kind}`);

    function draw(values) {
      const settings = {};
      live.controls.forEach((spec, i) => { settings[spec.name] = values[i]; });
      const result = compute(live.data, settings);
      for (const [name, place] of Object.entries(live.paths)) {
        part(name, "path").setAttribute("d", outline(result[name], place));
      }
      for (const [name, template] of Object.entries(live.texts)) {
        part(name, "text").textContent = fill(template, result);
      }
      status.textContent = fill(live.status, result);
    }

    const state = () => controls.map((each) => each.get());

    function changed(settled) {
      draw(state());
      if (settled && key) remember();
    }

    // The address tells the state, so that it can be sent to others and kept by the language switch.
    function remember() {
      const address = new URL(window.location.href);
      if (String(state()) === String(initial)) address.searchParams.delete(key);
      else address.searchParams.set(key, state().join(" "));
      try {
        window.history.replaceState(null, "", address);
      } catch (error) {
        // Some browsers keep the address of a file as it is.
      }
      for (const link of document.querySelectorAll(".nb-language-switch")) link.search = address.search;
    }

    function set(values) {
      controls.forEach((each, i) => each.set(values[i]));
    }

    reset.addEventListener("click", () => { set(initial); changed(true); });
    window.addEventListener("beforeprint", () => draw(still));
    window.addEventListener("afterprint", () => draw(state()));
    svg.after(panel);
    set(initial);
    const linked = key && new URLSearchParams(window.location.search).get(key);
    const wanted = (linked || "").split(" ").map(Number);
    if (linked && wanted.length === initial.length && wanted.every(Number.isFinite)) {
      set(wanted);
      remember();
    }
    draw(state());
  }

  document.querySelectorAll("metadata.nb-live").forEach(start);
})();
