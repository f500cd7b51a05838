/** Chooses what lies under the sensors, by what the page says. */
import { type Ground, groundSource, isDark } from "./ground.ts";

/** Pictures are drawn for a light page; at night they are dimmed and lose their colours. */
const dimmed = () =>
  isDark() ? { "raster-brightness-max": 0.4, "raster-saturation": -0.7, "raster-contrast": 0.2 } : {};

const pictures = (address: string): Ground => ({
  source: { type: "raster", tiles: [location.origin + address], tileSize: 256 },
  layers: () => [{ id: "tiles", type: "raster", source: groundSource, paint: dimmed() }],
});

/** Null: our own drawing. What reads archives is fetched only where there is one. */
export const openGround = async ({ dataset }: HTMLElement): Promise<Ground | null> => {
  const address = dataset["groundAddress"];
  if (!address) return null;
  if (dataset["ground"] === "raster") return pictures(address);
  const { openArchive } = await import("./archive-ground.ts");
  return openArchive(location.origin + address, document.documentElement.lang);
};
