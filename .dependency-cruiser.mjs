/** Who may import whom. The message of a rule says what to do about it. */

const packages = ["model", "db", "ingest", "broker", "registry-api", "map-ui", "deploy", "bench"];

/** `from` may import itself and `allowed` (paths below the root), and nothing else of ours. */
const only = (from, ...allowed) => ({
  name: `${from}-imports-only-${allowed.map((p) => p.split("/").at(-1)).join("-") || "nothing-of-ours"}`,
  severity: "error",
  comment: "The direction is model > db > ingest > broker | registry-api. Move the code, or its type, down.",
  from: { path: `^${from}/src` },
  to: { path: `^(${packages.join("|")})/`, pathNot: [from, ...allowed].map((p) => `^${p}/`) },
});

export default {
  forbidden: [
    only("model"),
    only("db", "model"),
    only("ingest", "model", "db"),
    only("broker", "model", "ingest"),
    only("registry-api", "model", "db", "ingest"),
    only("map-ui", "registry-api/src/contract"),
    {
      name: "no-cycles",
      severity: "error",
      comment: "Two modules that need each other are one module, or share a third below both.",
      from: {},
      to: { circular: true },
    },
    {
      name: "map-ui-imports-types-only",
      severity: "error",
      comment: "A value import would ship the server to the browser. Use `import type`.",
      from: { path: "^map-ui/src" },
      to: { path: "^registry-api/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "pg-only-in-db",
      severity: "error",
      comment:
        "SQL lives in db/, one query a function. Add a function there and call it. (bench/ measures `pg` itself.)",
      from: { path: `^(${packages.join("|")})/`, pathNot: ["^db/", "^bench/"] },
      to: { path: ["node_modules/pg/", "node_modules/pg-", "node_modules/@types/pg/"] },
    },
    {
      name: "telemetry-only-when-wanted",
      severity: "error",
      comment: "Its packages are loaded only when traces are wanted: `await import()`, or `import type`.",
      from: {},
      to: { path: "node_modules/@opentelemetry/", dynamic: false, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "model-and-islands-run-in-a-browser",
      severity: "error",
      comment: "No Node built-ins here. Pass the value in, or do the work in the package that calls.",
      from: { path: "^(model|map-ui/src/islands)/", pathNot: "[.]test[.]tsx?$" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "contract-imports-only-model",
      severity: "error",
      comment: "The contract is published: it may lean on model and zod, not on the server behind it.",
      from: { path: "^registry-api/src/contract" },
      to: { path: `^(${packages.join("|")})/`, pathNot: ["^registry-api/src/contract/", "^model/"] },
    },
    {
      name: "no-tests-in-sources",
      severity: "error",
      comment: "Sources never import a test or its helpers.",
      from: { path: "/src/", pathNot: "[.]test[.]tsx?$" },
      to: { path: ["[.]test[.]tsx?$", "^[^/]+/test/"] },
    },
    {
      name: "resolvable",
      severity: "error",
      comment: "The name leads nowhere: a typing error, or a missing entry in `dependencies` or `exports`.",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "declared",
      severity: "error",
      comment: "Add it to the `dependencies` of this package; a hoisted neighbour is an accident.",
      from: { path: `^(${packages.join("|")})/src`, pathNot: "[.]test[.]tsx?$" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown", "npm-dev"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    combinedDependencies: false,
    exclude: { path: "(^|/)dist/" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["source", "import", "types", "default"],
    },
  },
};
