import { preact } from "@preact/preset-vite";
import { defineConfig } from "vite";

/**
 * Builds what a browser loads: the style sheet, the fonts, and one entry per island. Pages are rendered by the server, so
 * there is no index.html; `src/assets.ts` reads the manifest to find the hashed names.
 */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [preact({ prefreshEnabled: false, devToolsEnabled: false })],
  worker: { format: "es" },
  build: {
    outDir: "dist/public",
    emptyOutDir: true,
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
      },
    },
  },
});
