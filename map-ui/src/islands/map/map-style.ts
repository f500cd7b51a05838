/** The map's layers. Colours are read from the theme at the moment of asking, so ask again after a change of theme. */
import type { FeatureCollection } from "geojson";
import type { ExpressionFilterSpecification, StyleSpecification } from "maplibre-gl";
import { type Ground, groundSource } from "./ground.ts";
import type { Places } from "./places.ts";
import { mapFont, token } from "./token.ts";

const font = [mapFont];
const kind = (name: string): ExpressionFilterSpecification => ["==", ["get", "kind"], name];
const single: ExpressionFilterSpecification = ["!", ["has", "point_count"]];
const round = { "line-cap": "round", "line-join": "round" } as const;

/** Another map in place of our own drawing: the layers of the drawing give way. */
const upon = (ground: Ground, style: StyleSpecification): StyleSpecification => ({
  ...style,
  sources: { ...style.sources, [groundSource]: ground.source },
  layers: style.layers.flatMap((layer) =>
    layer.id === "ground"
      ? [layer, ...ground.layers()]
      : "source" in layer && layer.source === "base"
        ? []
        : [layer],
  ),
});

/** @param ground - null: our own drawing lies under the sensors */
export const mapStyle = (
  base: FeatureCollection,
  places: Places,
  ground: Ground | null,
): StyleSpecification => (ground === null ? drawing(base, places) : upon(ground, drawing(base, places)));

const drawing = (base: FeatureCollection, places: Places): StyleSpecification => ({
  version: 8,
  sources: {
    base: { type: "geojson", data: base },
    sensors: {
      type: "geojson",
      data: places,
      cluster: true,
      clusterRadius: 34,
      clusterMaxZoom: 15,
      clusterProperties: { broken: ["+", ["case", ["get", "broken"], 1, 0]] },
    },
    shapes: { type: "geojson", data: places.shapes },
  },
  layers: [
    { id: "ground", type: "background", paint: { "background-color": token("map-ground") } },
    {
      id: "area",
      type: "fill",
      source: "base",
      filter: kind("area"),
      // Its edge is the next layer.
      paint: { "fill-color": token("map-area"), "fill-antialias": false },
    },
    {
      id: "border",
      type: "line",
      source: "base",
      filter: kind("area"),
      paint: { "line-color": token("map-border"), "line-width": 1.2 },
    },
    {
      id: "water",
      type: "line",
      source: "base",
      filter: kind("water"),
      layout: round,
      paint: {
        "line-color": token("map-water"),
        // A line of so many degrees wide: 256 px * 2^zoom / 360 a degree, doubled since tiles are 512 px.
        "line-width": [
          "interpolate",
          ["exponential", 2],
          ["zoom"],
          10,
          ["*", ["get", "width"], (512 * 2 ** 10) / 360],
          17,
          ["*", ["get", "width"], (512 * 2 ** 17) / 360],
        ],
      },
    },
    {
      id: "rail",
      type: "line",
      source: "base",
      filter: kind("rail"),
      paint: { "line-color": token("map-border"), "line-width": 3, "line-dasharray": [3, 2] },
    },
    {
      id: "road-edge",
      type: "line",
      source: "base",
      filter: kind("road"),
      layout: round,
      paint: {
        "line-color": token("map-border"),
        "line-width": ["interpolate", ["linear"], ["zoom"], 11, 4, 16, 14],
      },
    },
    {
      id: "road",
      type: "line",
      source: "base",
      filter: kind("road"),
      layout: round,
      paint: {
        "line-color": token("map-road"),
        "line-width": ["interpolate", ["linear"], ["zoom"], 11, 2, 16, 10],
      },
    },
    {
      id: "water-name",
      type: "symbol",
      source: "base",
      filter: ["all", kind("water"), ["has", "name"]],
      layout: {
        "symbol-placement": "line",
        "text-field": ["get", "name"],
        "text-font": font,
        "text-size": 16,
        "text-letter-spacing": 0.25,
        "symbol-spacing": 420,
      },
      paint: { "text-color": token("map-water-text") },
    },
    {
      id: "name",
      type: "symbol",
      source: "base",
      filter: kind("name"),
      layout: {
        "text-field": ["get", "name"],
        "text-font": font,
        "text-size": ["interpolate", ["linear"], ["zoom"], 11, 13, 15, 17],
        "text-max-width": 7,
        "text-padding": 8,
      },
      paint: {
        "text-color": token("map-text"),
        "text-halo-color": token("map-area"),
        "text-halo-width": 1.5,
      },
    },
    {
      id: "shape",
      type: "fill",
      source: "shapes",
      paint: {
        "fill-color": token("brand"),
        "fill-antialias": false,
        "fill-opacity": [
          "case",
          ["==", ["get", "shape"], "area"],
          0.12,
          ["boolean", ["feature-state", "near"], false],
          0.25,
          0,
        ],
      },
    },
    {
      id: "area-edge",
      type: "line",
      source: "shapes",
      filter: ["==", ["get", "shape"], "area"],
      paint: { "line-color": token("brand"), "line-width": 2, "line-dasharray": [3, 2] },
    },
    {
      id: "halo",
      type: "circle",
      source: "sensors",
      filter: single,
      paint: {
        "circle-radius": 26,
        "circle-color": token("brand"),
        "circle-opacity": ["case", ["boolean", ["feature-state", "near"], false], 0.3, 0],
      },
    },
    {
      id: "cluster",
      type: "symbol",
      source: "sensors",
      filter: ["has", "point_count"],
      layout: {
        "icon-image": "cluster",
        "icon-allow-overlap": true,
        "text-allow-overlap": true,
        "text-field": ["get", "point_count_abbreviated"],
        "text-font": font,
        "text-size": 17,
      },
      paint: { "text-color": token("paper") },
    },
    {
      id: "sensor",
      type: "symbol",
      source: "sensors",
      filter: single,
      layout: {
        "icon-image": ["concat", ["get", "kind"], "/", ["get", "about"]],
        "icon-allow-overlap": true,
      },
    },
    {
      id: "flag",
      type: "symbol",
      source: "sensors",
      // A single sensor's `broken` is true or false, a cluster's a number: both as "is there any".
      filter: ["to-boolean", ["get", "broken"]],
      layout: { "icon-image": "broken", "icon-offset": [15, -15], "icon-allow-overlap": true },
    },
  ],
});
