/**
 * Finds the built files: Vite names them by their content, and its manifest says which is which. Read once, when the site opens.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Same place seen from `src/` and from the compiled `dist/`. */
const publicDir = fileURLToPath(new URL("../dist/public/", import.meta.url));

/** Directory whose content is served under `/assets/`. */
export const assetsDir = `${publicDir}assets/`;

export type IslandName = "map" | "crowd" | "now" | "near" | "speak" | "chart";

export interface Assets {
  readonly css: string;
  /** The font of most of a page's letters: fetched beside the style sheet, so that text stands in it from the start. */
  readonly font: string;
  /** Script and styles of an island. */
  readonly islands: Readonly<Record<IslandName, Island>>;
}
export interface Island {
  readonly script: string;
  readonly css: readonly string[];
}

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
}

const fontSource =
  "../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2";

const sources: Record<IslandName, string> = {
  map: "src/islands/map.ts",
  crowd: "src/islands/crowd.tsx",
  now: "src/islands/now.ts",
  near: "src/islands/near.ts",
  speak: "src/islands/speak.ts",
  chart: "src/islands/chart.ts",
};

/** @throws {Error} when the site was not built, with the command to run */
export const readAssets = (): Assets => {
  let manifest: Readonly<Record<string, Chunk>>;
  try {
    manifest = JSON.parse(readFileSync(`${publicDir}manifest.json`, "utf8"));
  } catch (cause) {
    throw new Error(`The site is not built: ${publicDir} has no manifest. Run "npm run build".`, { cause });
  }
  const chunk = (source: string): Chunk => {
    const found = manifest[source];
    if (!found) throw new Error(`The built site lacks ${source}. Run "npm run build".`);
    return found;
  };
  const island = (name: IslandName): Island => {
    const { file, css = [] } = chunk(sources[name]);
    return { script: `/${file}`, css: css.map((path) => `/${path}`) };
  };
  return {
    css: `/${chunk("src/style/site.css").file}`,
    font: `/${chunk(fontSource).file}`,
    islands: {
      map: island("map"),
      crowd: island("crowd"),
      now: island("now"),
      near: island("near"),
      speak: island("speak"),
      chart: island("chart"),
    },
  };
};
