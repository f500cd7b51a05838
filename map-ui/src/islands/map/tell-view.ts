/**
 * What the map shows, in words: how many sensors, and those in its middle as links. A marker is drawn, not an element, so this is how
 * somebody who moves the map by keyboard picks one.
 */
import type { Map as LibreMap } from "maplibre-gl";
import type { Places } from "./places.ts";

const mostLinks = 5;

/** @param words - with `[n]` and `[total]` for the numbers */
export const tellView = (map: LibreMap, { features, pages }: Places, words: string): void => {
  const view = map.getBounds();
  const { lng, lat } = map.getCenter();
  const narrowing = Math.cos((lat * Math.PI) / 180);
  const inView = features
    .map((place) => ({ place, at: place.geometry.coordinates }))
    .filter(({ at: [longitude = 0, latitude = 0] }) => view.contains([longitude, latitude]))
    .map(({ place, at: [longitude = 0, latitude = 0] }) => ({
      ...place.properties,
      distance: Math.hypot((longitude - lng) * narrowing, latitude - lat),
    }));
  const status = document.querySelector("[data-map-status]");
  if (status)
    status.textContent = words
      .replace("[n]", String(inView.length))
      .replace("[total]", String(features.length));
  const middle = document.querySelector<HTMLElement>("[data-map-middle]");
  if (!middle) return;
  inView.sort((a, b) => a.distance - b.distance);
  const rows = inView.slice(0, mostLinks).map(({ publicId, name }) => {
    const link = document.createElement("a");
    link.href = pages + encodeURIComponent(publicId);
    link.textContent = name;
    const row = document.createElement("li");
    row.append(link);
    return row;
  });
  middle.querySelector("ul")?.replaceChildren(...rows);
  middle.hidden = rows.length === 0;
};
