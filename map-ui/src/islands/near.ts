/**
 * "Near me": after a click the browser asks for the position, fetches the same places as the map, and lists the nearest. The position
 * goes nowhere: not to the server, not into the address. Also says the result of a search aloud once the page is there.
 */
import type { Places } from "./map/places.ts";
import type { NearWords } from "./near/words.ts";

const shown = 10;
const earthRadiusM = 6_371_008.8;

const distanceM = (from: readonly [number, number], to: readonly [number, number]): number => {
  const radians = Math.PI / 180;
  const x = (to[0] - from[0]) * radians * Math.cos(((from[1] + to[1]) / 2) * radians);
  return Math.hypot(x, (to[1] - from[1]) * radians) * earthRadiusM;
};

const askPosition = (): Promise<readonly [number, number]> =>
  new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve([coords.longitude, coords.latitude]),
      () => reject(new Error("refused")),
      { maximumAge: 60_000, timeout: 15_000 },
    );
  });

const element = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text: string,
  className = "",
): HTMLElementTagNameMap[Name] => {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
};

const offer = (host: HTMLElement): void => {
  const words: NearWords = JSON.parse(host.querySelector("script")?.textContent ?? "{}");
  const button = element("button", words.button, "utrecht-button utrecht-button--secondary-action");
  button.type = "button";
  const stays = element("p", words.stays, "small soft");
  const result = document.createElement("div");
  const status = element("p", "", "near-status");
  status.setAttribute("role", "status");
  host.append(button, stays, status, result);

  // The figures that are on the boxes, in every language.
  const locale = `${document.documentElement.lang}-u-nu-latn`;
  const far = (metres: number): string =>
    metres < 950
      ? words.metres.replace("[n]", String(Math.max(10, Math.round(metres / 10) * 10)))
      : words.kilometres.replace(
          "[n]",
          new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(metres / 1000),
        );

  const look = async (): Promise<void> => {
    status.textContent = words.busy;
    let here: readonly [number, number];
    try {
      here = await askPosition();
    } catch {
      status.textContent = words.refused;
      return;
    }
    const answer = await fetch(host.dataset["places"] ?? "");
    const places: Places = await answer.json();
    const nearest = places.features
      .map(({ geometry: { coordinates }, properties }) => ({
        properties,
        metres: distanceM(here, [coordinates[0] ?? 0, coordinates[1] ?? 0]),
      }))
      .toSorted((a, b) => a.metres - b.metres)
      .slice(0, shown);
    const list = document.createElement("ol");
    list.className = "nearest";
    for (const { properties, metres } of nearest) {
      const row = document.createElement("li");
      const link = element("a", properties.name);
      link.href = places.pages + encodeURIComponent(properties.publicId);
      row.append(link, element("span", far(metres), "soft"));
      list.append(row);
    }
    const title = element("h2", words.title);
    title.tabIndex = -1;
    status.textContent = nearest.length === 0 ? words.none : "";
    result.replaceChildren(...(nearest.length === 0 ? [] : [title, list]));
    if (nearest.length > 0) title.focus();
  };
  button.addEventListener("click", () => void look().catch(() => (status.textContent = words.refused)));
};

const host = document.querySelector<HTMLElement>("[data-island=near]");
if (host && "geolocation" in navigator) offer(host);

const said = document.querySelector<HTMLElement>("[data-said]");
// A live region that is full when the page comes says nothing: it must change while somebody listens.
if (said) setTimeout(() => (said.textContent = said.dataset["said"] ?? ""), 500);
