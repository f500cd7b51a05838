/**
 * The live map: the same sensors as the list, in the same order of importance. All colours come from the tokens, all words from
 * the page; the list stays the primary way in.
 */
import type { FeatureCollection } from "geojson";
import { GeoJSONSource, Map as LibreMap, type LngLatBoundsLike, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
// oxlint-disable-next-line import/no-unassigned-import -- the build links this style sheet beside the script
import "maplibre-gl/dist/maplibre-gl.css";
import { addControls } from "./controls.ts";
import { addImages } from "./images.ts";
import { mapStyle } from "./map-style.ts";
import { openGround } from "./open-ground.ts";
import { offerPick } from "./pick.ts";
import type { Places } from "./places.ts";
import { drawsInSoftware, pause, untilDrawn } from "./take-time.ts";
import { tellView } from "./tell-view.ts";
import { readWords } from "./words.ts";

setWorkerUrl(workerUrl);

const fetchJson = async <T>(url: string): Promise<T> => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const content: T = await answer.json();
  return content;
};

/** "5.84,51.83,5.88,51.86" of the page -> corners for MapLibre. */
const bounds = (text: string | undefined): LngLatBoundsLike => {
  const [west = 0, south = 0, east = 0, north = 0] = (text ?? "").split(",").map(Number);
  return [west, south, east, north];
};

/** Lights up a marker, and what its sensor can see. */
const point = (map: LibreMap, id: string | number, near: boolean): void => {
  for (const source of ["sensors", "shapes"]) map.setFeatureState({ source, id }, { near });
};

/** A row of the list under the mouse or with focus lights up its marker. */
const joinRows = (map: LibreMap, places: Places): void => {
  const ids = new Map(places.features.map(({ id, properties }) => [properties.publicId, id]));
  for (const row of document.querySelectorAll<HTMLElement>("[data-sensor]")) {
    const id = ids.get(row.dataset["sensor"] ?? "");
    if (id === undefined) continue;
    const light = (near: boolean) => () => point(map, id, near);
    for (const event of ["mouseenter", "focusin"]) row.addEventListener(event, light(true));
    for (const event of ["mouseleave", "focusout"]) row.addEventListener(event, light(false));
  }
};

const followClicks = (map: LibreMap, pages: string, still: boolean): void => {
  map.on("click", "sensor", (event) => {
    const publicId: unknown = event.features?.[0]?.properties["publicId"];
    if (typeof publicId === "string") location.assign(pages + encodeURIComponent(publicId));
  });
  map.on("click", "cluster", (event) => {
    const feature = event.features?.[0];
    const source = map.getSource("sensors");
    if (feature?.geometry.type !== "Point" || !(source instanceof GeoJSONSource)) return;
    const [longitude = 0, latitude = 0] = feature.geometry.coordinates;
    void source
      .getClusterExpansionZoom(Number(feature.properties["cluster_id"]))
      .then((zoom) => map.easeTo({ center: [longitude, latitude], zoom, animate: !still }));
  });
  let pointed: string | number | undefined;
  const leave = () => {
    if (pointed !== undefined) point(map, pointed, false);
    pointed = undefined;
  };
  map.on("mousemove", "sensor", ({ features }) => {
    const id = features?.[0]?.id;
    if (id === undefined || id === pointed) return;
    leave();
    pointed = id;
    point(map, id, true);
  });
  map.on("mouseleave", "sensor", leave);
  for (const layer of ["sensor", "cluster"]) {
    map.on("mouseenter", layer, () => map.getCanvas().classList.add("pointing"));
    map.on("mouseleave", layer, () => map.getCanvas().classList.remove("pointing"));
  }
};

/**
 * @param ready - called once, when the map shows everything
 * @throws {Error} without WebGL2, or when a file cannot be fetched; the sketch is then untouched
 */
export const startMap = async (host: HTMLElement, ready: () => void): Promise<void> => {
  const words = readWords(host);
  const [ground, base, places] = await Promise.all([
    openGround(host),
    fetchJson<FeatureCollection>(host.dataset["base"] ?? ""),
    fetchJson<Places>(host.dataset["places"] ?? ""),
    document.fonts.load("400 16px MeetpaalSans"), // before the first label is drawn
  ]);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const box = document.createElement("div");
  box.className = "canvas";
  host.append(box);
  let map: LibreMap;
  try {
    map = new LibreMap({
      container: box,
      bounds: bounds(host.dataset["bounds"]),
      minZoom: 10,
      maxZoom: 17,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      // In a sheet of its own the map need not leave the page its scrolling.
      cooperativeGestures: !host.closest(":popover-open"),
      fadeDuration: still ? 0 : 150,
      locale: {
        "Map.Title": words.help,
        "CooperativeGesturesHandler.WindowsHelpText": words.scroll,
        "CooperativeGesturesHandler.MacHelpText": words.scrollMac,
        "CooperativeGesturesHandler.MobileHelpText": words.touch,
      },
    });
  } catch (error) {
    box.remove();
    throw error;
  }
  map.touchZoomRotate.disableRotation();
  // On a phone's screen a third to a ninth of the pixels.
  if (drawsInSoftware(map.getCanvas())) map.setPixelRatio(1);
  await pause();
  map.on("style.load", () => addImages(map, places));
  map.setStyle(mapStyle(base, places, ground));
  await pause();
  addControls(host, map, words, bounds(host.dataset["whole"]), still);
  if (host.dataset["pick"] === undefined) {
    joinRows(map, places);
    followClicks(map, places.pages, still);
  } else offerPick(host, map, words);

  const tell = () => tellView(map, places, words.status);
  map.on("moveend", tell);
  const show = async () => {
    await untilDrawn(map.getCanvas());
    ready();
    tell();
  };
  map.once("idle", () => void show());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    map.setStyle(mapStyle(base, places, ground), { diff: false });
  });
};
