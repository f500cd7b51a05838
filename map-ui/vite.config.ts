import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
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

/** Text of this size or more is sent compressed [bytes]. */
const leastCompressed = 1024;
/** A tenth smaller than what a server would do at each request, in a fifth of a second; the best takes seven. */
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 } };

/** Writes scripts and styles compressed too: the server sends these as they are. */
const compressAssets = (): Plugin => ({
  name: "compress-assets",
  writeBundle({ dir = "" }, bundle) {
    for (const name of Object.keys(bundle).filter((file) => /\.(?:js|css)$/u.test(file))) {
      const content = readFileSync(join(dir, name));
      if (content.length < leastCompressed) continue;
      writeFileSync(join(dir, `${name}.br`), brotliCompressSync(content, brotli));
      writeFileSync(join(dir, `${name}.gz`), gzipSync(content, { level: 9 }));
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
  plugins: [preact({ prefreshEnabled: false, devToolsEnabled: false }), compressAssets(), forgetOldAssets()],
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
        speak: "src/islands/speak.ts",
        chart: "src/islands/chart.ts",
      },
    },
  },
});
