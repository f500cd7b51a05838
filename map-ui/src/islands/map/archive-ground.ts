/**
 * The city's own archive of vector tiles (PMTiles): the browser reads ranges of one file on our own server, in the layers of the
 * Protomaps basemap, in our colours. Without the icons: these are pictures of elsewhere, and the sensors are what matters here.
 */
import { layers, namedFlavor } from "@protomaps/basemaps";
import { addProtocol, type LayerSpecification } from "maplibre-gl";
import { Protocol } from "pmtiles";
import { type Ground, groundSource, isDark } from "./ground.ts";
import { mapFont, token } from "./token.ts";

const flavor = () => ({
  ...namedFlavor(isDark() ? "black" : "white"),
  background: token("map-ground"),
  earth: token("map-area"),
  water: token("map-water"),
  boundaries: token("map-border"),
  regular: mapFont,
  bold: mapFont,
  italic: mapFont,
});

/** A symbol without its icon; null: nothing is left of it. */
const withoutIcon = (layer: LayerSpecification): LayerSpecification | null => {
  if (layer.type !== "symbol" || layer.layout?.["icon-image"] === undefined) return layer;
  const { "icon-image": _icon, ...layout } = layer.layout;
  // Road numbers and points of interest are nothing without their icon.
  return layout["text-field"] === undefined || /shields|pois/u.test(layer.id) ? null : { ...layer, layout };
};

/** @param language - of the names on the map, where the archive has them */
export const openArchive = (url: string, language: string): Ground => {
  const protocol = new Protocol();
  addProtocol("pmtiles", protocol.tile);
  return {
    source: { type: "vector", url: `pmtiles://${url}` },
    layers: () =>
      layers(groundSource, flavor(), { lang: language }).flatMap((layer) => withoutIcon(layer) ?? []),
  };
};
