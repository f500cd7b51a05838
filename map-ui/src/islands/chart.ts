/**
 * Reads a chart out, moment by moment: a slider under the drawing, by its keys, by touch, or by pointing at the line. The drawing, the
 * sentence and the table are the server's and complete without it.
 */
import type { ReadOutWords } from "./chart/words.ts";

const svgNames = "http://www.w3.org/2000/svg";

const offer = (figure: HTMLElement): void => {
  const drawing = figure.querySelector<SVGSVGElement>(".chart-drawing");
  const script = figure.querySelector("script");
  if (!drawing || !script) return;
  const { label, moments }: ReadOutWords = JSON.parse(script.textContent ?? "");
  const slot = drawing.viewBox.baseVal.width / moments.length;

  const line = document.createElementNS(svgNames, "line");
  line.setAttribute("class", "pointed");
  line.setAttribute("y2", String(drawing.viewBox.baseVal.height));
  line.setAttribute("visibility", "hidden");
  drawing.append(line);

  const slider = document.createElement("input");
  slider.type = "range";
  slider.max = String(moments.length - 1);
  slider.value = slider.max;
  // The slider itself says the words, so nobody hears them twice.
  const words = document.createElement("span");
  words.setAttribute("aria-hidden", "true");
  const name = document.createElement("span");
  name.textContent = label;
  const box = document.createElement("label");
  box.className = "read-out";
  box.append(name, slider, words);

  const show = (): void => {
    const index = Number(slider.value);
    const said = moments[index] ?? "";
    words.textContent = said;
    slider.setAttribute("aria-valuetext", said);
    const x = String((index + 0.5) * slot);
    line.setAttribute("x1", x);
    line.setAttribute("x2", x);
  };
  const point = (): void => {
    line.setAttribute("visibility", "visible");
    show();
  };
  slider.addEventListener("input", point);
  drawing.addEventListener("pointermove", ({ clientX }) => {
    const { left, width } = drawing.getBoundingClientRect();
    slider.value = String(Math.floor(((clientX - left) / width) * moments.length));
    point();
  });
  show();
  script.after(box);
};

for (const figure of document.querySelectorAll<HTMLElement>("figure.chart")) offer(figure);
document.documentElement.dataset["chartReady"] = "true";
