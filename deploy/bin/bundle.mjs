// Does the work of build.mjs, in a process of its own: `node bundle.mjs ROOT`
//
// Writes what browsers load, and the program itself in a few files: 700 modules, each looked up and read by itself, took a
// command more time than all else. Types are not looked at.
import { join, relative } from "node:path";
import { build } from "vite";

const [root = ""] = process.argv.slice(2);
const program = join(root, "deploy/dist/program");
/** Libraries of many small modules; the others are loaded as they were installed. */
const BUNDLED = [
  "zod",
  "fastify-type-provider-zod",
  "temporal-polyfill",
  "temporal-utils",
  "cbor2",
  "@cto.af/wtf8",
  /^@turf[/]/,
  "commander",
  "yaml",
];

await Promise.all([
  build({ root: join(root, "map-ui"), logLevel: "warn" }),
  build({
    root: join(root, "deploy"),
    configFile: false,
    logLevel: "warn",
    plugins: [keepPlaces()],
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    ssr: { noExternal: BUNDLED, resolve: { conditions: ["source", "node", "import", "default"] } },
    build: {
      ssr: "src/main.ts",
      outDir: program,
      target: "es2023",
      rolldownOptions: { output: { entryFileNames: "main.js", chunkFileNames: "[name]-[hash].js" } },
    },
  }),
]);

/** Files that sources find beside them (migrations, pictures, the worker thread) are found there still. */
function keepPlaces() {
  return {
    name: "keep-places",
    transform(code, id) {
      if (id.startsWith("\0") || id.includes("/node_modules/") || !code.includes("import.meta.url"))
        return undefined;
      const place = JSON.stringify(relative(program, id));
      return code.replaceAll("import.meta.url", `new URL(${place}, import.meta.url).href`);
    },
  };
}
