/** Where in the file: `["sensors", 0, "datastreams", 1, "key"]`. */
export type Path = readonly (string | number)[];

/** `sensors[0].datastreams[1].key`; the file itself: `(file)`. */
export function pathText(path: Path): string {
  const text = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
  return text === "" ? "(file)" : text.replace(/^\./, "");
}
