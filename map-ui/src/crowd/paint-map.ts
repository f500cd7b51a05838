/** Gives the places on the server's drawing the level that the list has now: the map repeats the list, and never lags behind it. */
import type { ShownZone } from "./shown-zone.ts";
import type { View } from "./view.ts";

export const paintMap = (zones: readonly ShownZone[], view: View): void => {
  for (const place of document.querySelectorAll<SVGGElement>("[data-map-zone]")) {
    const zone = zones.find(({ id }) => id === place.dataset["mapZone"]);
    if (zone === undefined) continue;
    place.dataset["level"] = zone.level;
    const word = place.querySelector("[data-word]");
    if (word !== null) word.textContent = view.say(`crowd.word.${zone.level}`);
  }
};
