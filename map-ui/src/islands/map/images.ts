/**
 * Markers drawn into images for MapLibre, from the same path strings as the list's symbols. Drawn anew after each style load:
 * a change of theme drops them.
 */
import type { Map as LibreMap } from "maplibre-gl";
import { hexagon, paths } from "../../symbols/paths.ts";
import { kinds } from "../../vocabulary.ts";
import type { Places } from "./places.ts";
import { token } from "./token.ts";

type Paint = (context: OffscreenCanvasRenderingContext2D) => void;

/**
 * Twice the size it is shown at, for sharp screens; the paint works in a 40 x 40 box. Its pixels are read at once, so they are kept
 * where they can be read: to fetch each from a graphics card makes the page wait.
 */
const draw = (size: number, paint: Paint): ImageData => {
  const canvas = new OffscreenCanvas(size * 2, size * 2);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no canvas");
  context.scale((2 * size) / 40, (2 * size) / 40);
  context.lineJoin = "round";
  context.lineCap = "round";
  paint(context);
  return context.getImageData(0, 0, size * 2, size * 2);
};

interface Tone {
  readonly fill: string;
  readonly edge: string;
  readonly glyph: string;
  /** A second, inner edge: so that yellow is not told by its colour alone. */
  readonly double: boolean;
}

const marker =
  (kind: (typeof kinds)[number], tone: Tone): Paint =>
  (context) => {
    const shape = new Path2D(hexagon);
    context.fillStyle = tone.fill;
    context.strokeStyle = tone.edge;
    context.lineWidth = 2;
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- this fill paints, it fills no array
    context.fill(shape);
    context.stroke(shape);
    if (tone.double) {
      context.save();
      context.translate(2.6, 2.6);
      context.scale(0.87, 0.87);
      context.lineWidth = 1.2;
      context.stroke(shape);
      context.restore();
    }
    context.translate(9.5, 9.5);
    context.scale(0.875, 0.875);
    context.strokeStyle = tone.glyph;
    context.lineWidth = 2.1;
    context.stroke(new Path2D(paths[kind]));
  };

const cluster: Paint = (context) => {
  context.beginPath();
  context.arc(20, 20, 17, 0, 2 * Math.PI);
  context.fillStyle = token("ink");
  context.fill();
  context.strokeStyle = token("paper");
  context.lineWidth = 2;
  context.stroke();
};

const brokenFlag: Paint = (context) => {
  context.beginPath();
  context.rect(3, 3, 34, 34);
  context.fillStyle = token("broken");
  context.strokeStyle = token("paper");
  context.lineWidth = 4;
  context.stroke();
  context.fill();
  context.translate(6, 6);
  context.scale(1.17, 1.17);
  context.lineWidth = 2.8;
  context.stroke(new Path2D(paths["is-not"]));
};

/** @param places - only the markers that these show are drawn */
export const addImages = (map: LibreMap, { features }: Places): void => {
  const shown = new Set(features.map(({ properties: { kind, about } }) => `${kind}/${about}`));
  const add = (name: string, size: number, paint: Paint) => {
    if (map.hasImage(name)) map.removeImage(name);
    map.addImage(name, draw(size, paint), { pixelRatio: 2 });
  };
  const tones: Record<string, Tone> = {
    none: { fill: token("paper"), edge: token("ink"), glyph: token("ink"), double: false },
    "in-the-box": { fill: token("deid"), edge: token("paper"), glyph: token("on-deid"), double: false },
    stored: { fill: token("ident"), edge: token("on-ident"), glyph: token("on-ident"), double: true },
  };
  for (const kind of kinds) {
    for (const [about, tone] of Object.entries(tones)) {
      const name = `${kind}/${about}`;
      if (shown.has(name)) add(name, 40, marker(kind, tone));
    }
  }
  add("cluster", 42, cluster);
  add("broken", 20, brokenFlag);
};
