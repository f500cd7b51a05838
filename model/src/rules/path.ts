/** Where in the file: `["sensors", 0, "datastreams", 1, "key"]`. */
export type Path = readonly (string | number)[];

/** Undefined where there is nothing, or nothing that can be read. */
export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (group, step) =>
      typeof group === "object" && group !== null
        ? Object.getOwnPropertyDescriptor(group, step)?.value
        : undefined,
    root,
  );
}

/** `sensors[0].datastreams[1].key`; the file itself: `(file)`. */
export function pathText(path: Path): string {
  const text = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
  return text === "" ? "(file)" : text.replace(/^\./, "");
}
