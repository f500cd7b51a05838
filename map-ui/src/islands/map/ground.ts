/** What may lie under the sensors in place of our own drawing: pictures of another map, or the city's own vector tiles. */
import type { LayerSpecification, SourceSpecification } from "maplibre-gl";

/** Name of its source in the style. */
export const groundSource = "tiles";

export interface Ground {
  readonly source: SourceSpecification;
  /** In the colours of now: asked for again after a change of theme. */
  readonly layers: () => readonly LayerSpecification[];
}

export const isDark = (): boolean => matchMedia("(prefers-color-scheme: dark)").matches;
