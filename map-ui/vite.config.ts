import { readdirSync, rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { preact } from "@preact/preset-vite";
import { defineConfig, type Plugin } from "vite";

const keptDays = 30;

/** Deletes built files that no build has written for a month; their names carry a hash, so older ones harm nobody. */
const forgetOldAssets = (): Plugin => ({
  name: "forget-old-assets",
  writeBundle({ dir = "" }, bundle) {
    const folder = join(dir, "assets");
    const now = new Date();
    for (const name of Object.keys(bundle))
      if (name.startsWith("assets/")) utimesSync(join(dir, name), now, now);
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (now.getTime() - statSync(path).mtimeMs > keptDays * 86_400_000) rmSync(path);
    }
  },
});

/**
 * Builds what a browser loads: the style sheet, the fonts, and one entry per island. Pages are rendered by the server, so
 * there is no index.html; `src/assets.ts` reads the manifest to find the hashed names.
 */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [preact({ prefreshEnabled: false, devToolsEnabled: false }), forgetOldAssets()],
  worker: { format: "es" },
  build: {
    outDir: "dist/public",
    // A server that runs links to the files of the build it started with: they stay (`forgetOldAssets`).
    emptyOutDir: false,
    manifest: "manifest.json",
    // A data: URI would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
    // MapLibre is what it is; it is loaded only when the map comes into view.
    chunkSizeWarningLimit: 1100,
    rolldownOptions: {
      input: {
        site: "src/style/site.css",
        map: "src/islands/map.ts",
        crowd: "src/islands/crowd.tsx",
        now: "src/islands/now.ts",
        near: "src/islands/near.ts",
      },
    },
  },
});
