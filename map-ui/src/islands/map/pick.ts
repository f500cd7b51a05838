/**
 * Choosing a place: a click on the map, or its middle by a button, goes into a field of the form that the map belongs to. It is sent
 * nowhere until somebody sends that form.
 */
import { type Map as LibreMap, Marker } from "maplibre-gl";
import type { MapWords } from "./words.ts";

/** About a metre. */
const decimals = 5;

export const offerPick = (host: HTMLElement, map: LibreMap, words: MapWords): void => {
  const field = document.getElementById(host.dataset["pick"] ?? "");
  const status = document.querySelector("[data-map-status]");
  if (!(field instanceof HTMLInputElement)) return;
  const marker = new Marker({ color: getComputedStyle(host).getPropertyValue("--mp-brand").trim() });
  const choose = ({ lng, lat }: { lng: number; lat: number }) => {
    const place = `${lat.toFixed(decimals)}, ${lng.toFixed(decimals)}`;
    field.value = place;
    marker.setLngLat([lng, lat]).addTo(map);
    if (status) status.textContent = (words.pickChosen ?? "").replace("[place]", place);
  };
  map.on("click", ({ lngLat }) => choose(lngLat));
  const button = document.createElement("button");
  button.type = "button";
  button.className = "utrecht-button utrecht-button--secondary-action";
  button.textContent = words.pickMiddle ?? "";
  button.addEventListener("click", () => choose(map.getCenter()));
  host.after(button);
};
