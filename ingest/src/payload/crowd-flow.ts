/**
 * CrowdFlowObserved of the Smart Data Models, as NGSI-LD writes it: an entity, a list of them, or the notification of a
 * context broker that holds one. Which direction an entity is about, `direction` says; the register tells which key
 * that is (`when: { direction: inbound }`).
 *
 * @see smart-data-models/dataModel.Transportation, CrowdFlowObserved; ETSI GS CIM 009 §4.5 and annex C
 */
import type { Field } from "@meetpaal/model";
import { ucumOfCommonCode } from "./common-codes.ts";
import { type Decoded, faulty } from "./decode-payload.ts";
import { Gathering } from "./gathering.ts";
import { parseTime } from "./parse-time.ts";
import { leavesOf, pickFields } from "./pick-fields.ts";
import { Quantity } from "./quantity.ts";
import { isObject, type JsonObject, memberOf, readJson } from "./read-json.ts";

const TYPE = "CrowdFlowObserved";

/** What the entity is, and when it was observed; not what it says. */
const ENVELOPE = new Set([
  ..."id type @context dateObserved dateObservedFrom dateObservedTo".split(" "),
  ..."dateCreated dateModified createdAt modifiedAt".split(" "),
]);
const isEnvelope = (name: string): boolean => ENVELOPE.has(name);

/** Attributes hold their values themselves. @see ETSI GS CIM 009 §4.5.0, simplified representation */
export function decodeCrowdFlowKeyValues(bytes: Buffer, fields: readonly Field[]): Decoded {
  return decodeEntities(bytes, fields, (attribute) => attribute);
}

/** Each attribute is an object with its `value`, and perhaps a `unitCode`. */
export function decodeCrowdFlowNormalized(bytes: Buffer, fields: readonly Field[]): Decoded {
  return decodeEntities(bytes, fields, valueOfProperty);
}

function decodeEntities(
  bytes: Buffer,
  fields: readonly Field[],
  valueOf: (attribute: unknown) => unknown,
): Decoded {
  const json = readJson(bytes);
  const content = memberOf(json, "type") === "Notification" ? memberOf(json, "data") : json;
  const isList = Array.isArray(content);
  const entities: readonly unknown[] = isList ? content : [content];
  const gathering = new Gathering();
  for (const [index, entity] of entities.entries()) {
    const position = isList ? index : null;
    if (!isObject(entity) || entity["type"] !== TYPE) gathering.fault("malformed", position);
    else gather(mapAttributes(entity, valueOf), fields, gathering, position);
    if (gathering.isOver) return faulty("too_many_values");
  }
  return gathering.decoded();
}

function mapAttributes(entity: JsonObject, valueOf: (attribute: unknown) => unknown): JsonObject {
  return Object.fromEntries(
    Object.entries(entity).map(([name, attribute]) => [
      name,
      name === "id" || name === "type" || name === "@context" ? attribute : valueOf(attribute),
    ]),
  );
}

function gather(
  entity: JsonObject,
  fields: readonly Field[],
  gathering: Gathering,
  position: number | null,
): void {
  const { picked, undeclared } = pickFields(leavesOf(entity, isEnvelope), fields);
  gathering.drop(undeclared);
  const time = observedTime(entity);
  if (time === undefined) {
    gathering.fault("no_time", position);
    return;
  }
  const timeUs = parseTime(time);
  if (timeUs === undefined) {
    gathering.fault("bad_time", position);
    return;
  }
  for (const { field, value } of picked) {
    const isNumber = typeof value === "number" && field.unit !== undefined;
    gathering.add(timeUs, field.key, isNumber ? new Quantity(value, field.unit) : value);
  }
}

/** The start, where an interval was observed: `dateObservedFrom`, or an interval of ISO 8601 in `dateObserved`. */
function observedTime(entity: JsonObject): unknown {
  const time = entity["dateObservedFrom"] ?? entity["dateObserved"];
  return typeof time === "string" ? time.split("/")[0] : (time ?? undefined);
}

/** @see ETSI GS CIM 009 §4.5.2; a moment is written as `{ "@type": "DateTime", "@value": ... }` */
function valueOfProperty(attribute: unknown): unknown {
  const value = memberOf(attribute, "value") ?? memberOf(attribute, "object");
  const moment = memberOf(value, "@value");
  if (moment !== undefined) return moment;
  const unitCode = memberOf(attribute, "unitCode");
  return typeof value === "number" && typeof unitCode === "string"
    ? new Quantity(value, ucumOfCommonCode(unitCode))
    : value;
}
