/** SenML in JSON. @see RFC 8428 §5 */
import type { Field } from "@meetpaal/model";
import { type Decoded, faulty } from "./decode-payload.ts";
import { isObject, readJson } from "./read-json.ts";
import { resolveSenml } from "./senml.ts";

/** @param fields - undefined: a resolved name is a key */
export function decodeSenmlJson(bytes: Buffer, fields: readonly Field[] | undefined): Decoded {
  const json = readJson(bytes);
  if (!Array.isArray(json)) return faulty("malformed");
  return resolveSenml(
    json.map((record: unknown) => (isObject(record) ? new Map(Object.entries(record)) : undefined)),
    fields,
  );
}
