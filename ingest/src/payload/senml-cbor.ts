/** SenML in CBOR: the same records, with whole numbers for labels. @see RFC 8428 §6, table 4 */
import type { Field } from "@meetpaal/model";
import { decode, Tag } from "cbor2";
import { type Decoded, faulty } from "./decode-payload.ts";
import { resolveSenml, type SenmlRecord } from "./senml.ts";

const LABELS: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [-1, "bver"],
  [-2, "bn"],
  [-3, "bt"],
  [-4, "bu"],
  [-5, "bv"],
  [-6, "bs"],
  [0, "n"],
  [1, "u"],
  [2, "v"],
  [3, "vs"],
  [4, "vb"],
  [5, "s"],
  [6, "t"],
  [7, "ut"],
  [8, "vd"],
]);

/** An array of maps of plain values; whoever nests deeper sends no SenML. */
const DEEPEST = 6;

/** RFC 8949 §3.4.4: `[exponent, mantissa]`. */
const DECIMAL_FRACTION = 4;

/** @param fields - undefined: a resolved name is a key */
export function decodeSenmlCbor(bytes: Buffer, fields: readonly Field[] | undefined): Decoded {
  let pack: unknown;
  try {
    pack = decode(bytes, {
      preferMap: true,
      maxDepth: DEEPEST,
      rejectDuplicateKeys: true,
      ignoreGlobalTags: true,
    });
  } catch {
    return faulty("malformed");
  }
  if (!Array.isArray(pack)) return faulty("malformed");
  return resolveSenml(pack.map(recordOf), fields);
}

function recordOf(item: unknown): SenmlRecord | undefined {
  if (!(item instanceof Map)) return undefined;
  const record = new Map<string, unknown>();
  for (const [label, value] of item) {
    // Other numbers may mean something some day; text is a member that is no label of the standard.
    record.set(
      LABELS.get(label) ?? (typeof label === "string" ? label : `label ${String(label)}`),
      plain(value),
    );
  }
  return record;
}

/** A number may be written as a decimal fraction; every other tag stays what it is, and is no number. */
function plain(value: unknown): unknown {
  if (!(value instanceof Tag) || Number(value.tag) !== DECIMAL_FRACTION) return value;
  const { contents } = value;
  if (!Array.isArray(contents) || contents.length !== 2) return value;
  const [exponent, mantissa] = contents;
  return Number.isSafeInteger(exponent) && Number.isSafeInteger(mantissa)
    ? Number(`${mantissa}e${exponent}`)
    : value;
}
