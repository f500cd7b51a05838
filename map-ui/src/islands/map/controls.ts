/** Everything a drag or a pinch does, as buttons of 44 px that a keyboard reaches (WCAG 2.5.1, 2.5.7). */
import type { Map as LibreMap, LngLatBoundsLike } from "maplibre-gl";
import { type Drawing, paths } from "../../symbols/paths.ts";
import type { MapWords } from "./words.ts";

/** Pixels a press moves the map: a third of a small map. */
const step = 140;

interface Control {
  readonly place: string;
  readonly word: string;
  readonly drawing: Drawing;
  /** Degrees clockwise: one arrow serves four directions. */
  readonly turn?: number;
  readonly act: () => void;
}

const svg = "http://www.w3.org/2000/svg";
const picture = ({ drawing, turn }: Control): SVGElement => {
  const image = document.createElementNS(svg, "svg");
  image.setAttribute("class", "icon");
  image.setAttribute("viewBox", "0 0 24 24");
  image.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(svg, "path");
  path.setAttribute("d", paths[drawing]);
  if (turn) path.setAttribute("transform", `rotate(${turn} 12 12)`);
  image.append(path);
  return image;
};

export const addControls = (
  host: HTMLElement,
  map: LibreMap,
  words: MapWords,
  whole: LngLatBoundsLike,
  still: boolean,
): void => {
  const options = { animate: !still };
  const pan = (x: number, y: number) => () => void map.panBy([x * step, y * step], options);
  const controls: readonly Control[] = [
    { place: "in", word: words.in, drawing: "plus", act: () => void map.zoomIn(options) },
    { place: "north", word: words.north, drawing: "north", act: pan(0, -1) },
    { place: "out", word: words.out, drawing: "minus", act: () => void map.zoomOut(options) },
    { place: "west", word: words.west, drawing: "north", turn: 270, act: pan(-1, 0) },
    { place: "whole", word: words.whole, drawing: "whole", act: () => void map.fitBounds(whole, options) },
    { place: "east", word: words.east, drawing: "north", turn: 90, act: pan(1, 0) },
    { place: "south", word: words.south, drawing: "north", turn: 180, act: pan(0, 1) },
  ];
  const group = document.createElement("div");
  group.className = "pad";
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", words.control);
  for (const control of controls) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = control.place;
    button.title = control.word;
    button.setAttribute("aria-label", control.word);
    button.append(picture(control));
    button.addEventListener("click", control.act);
    group.append(button);
  }
  host.append(group);
};
