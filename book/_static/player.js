// A figure with frames gets a slider, and a button that moves it. Nothing moves by itself.
(function () {
  const FRAMES_PER_SECOND = 5;

  function addPlayer(figure) {
    const frames = [...figure.querySelectorAll(".nb-frame")];
    const words = figure.dataset;
    const last = frames.length - 1;

    const slider = document.createElement("input");
    Object.assign(slider, { type: "range", min: 0, max: last, step: 1, value: last });
    const place = document.createElement("output");
    const button = document.createElement("button");
    button.type = "button";
    const controls = document.createElement("div");
    controls.className = "nb-player";
    controls.setAttribute("role", "group");
    controls.setAttribute("aria-label", words.player);
    slider.setAttribute("aria-label", words.player);
    place.setAttribute("aria-live", "off"); // the slider itself says its value
    controls.append(button, slider, place);
    figure.after(controls);

    let timer = 0;

    function show(number) {
      frames.forEach((frame, i) => {
        if (i === number) frame.removeAttribute("display");
        else frame.setAttribute("display", "none");
      });
      const said = frames[number].dataset.label;
      place.textContent = said;
      slider.setAttribute("aria-valuetext", said);
    }

    function stop() {
      window.clearInterval(timer);
      timer = 0;
      button.textContent = "\u25b6 " + words.play;
    }

    function advance() {
      slider.value = slider.valueAsNumber + 1;
      show(slider.valueAsNumber);
      if (slider.valueAsNumber === last) stop();
    }

    button.addEventListener("click", () => {
      if (timer) return stop();
      if (slider.valueAsNumber === last) {
        slider.value = 0;
        show(0);
      }
      button.textContent = "\u275a\u275a " + words.pause;
      timer = window.setInterval(advance, 1000 / FRAMES_PER_SECOND);
    });
    slider.addEventListener("input", () => {
      stop();
      show(slider.valueAsNumber);
    });
    stop();
    show(last);
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("svg.nb-moving").forEach(addPlayer);
  });
})();
