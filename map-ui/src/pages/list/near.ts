/**
 * From what somebody types to a place: a position, a quarter or landmark of the map, the pole or the place of a sensor, and, where the
 * city has an address search, an address or a postcode.
 */
import type { SensorQuestion } from "@meetpaal/registry-api/contract";
import type { Position } from "../../map/base.ts";
import { findNamed } from "../../map/quarters.ts";
import type { PageContext } from "../../page.ts";
import { plainText } from "../../text/translated.tsx";
import { middleOf } from "./places.ts";
import { positionNear } from "./position.ts";

export interface FoundPlace {
  readonly name: string;
  readonly at: Position;
}

export const nearestFirst = (question: SensorQuestion, { at }: FoundPlace): SensorQuestion => ({
  ...question,
  sort: { by: "distance", near: [at[0], at[1]] },
});

const letters = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

const placeOfSensor = async ({ data, locale }: PageContext, text: string): Promise<FoundPlace | null> => {
  const wanted = letters(text);
  if (wanted.length < 3) return null;
  const { features } = await data.sensors({
    q: text,
    sort: { by: "name", language: locale },
    page: 1,
    pageSize: 1,
  });
  for (const { geometry, properties } of features.slice(0, 200)) {
    const { publicId, poleCode, place } = properties;
    const words = place ? plainText(place, locale) : "";
    if (publicId === wanted || (poleCode && letters(poleCode) === wanted))
      return { name: poleCode ?? publicId, at: middleOf(geometry) };
    if (letters(words).includes(wanted)) return { name: words, at: middleOf(geometry) };
  }
  return null;
};

/** @returns null: no such place is known here */
export const findPlace = async (context: PageContext, text: string): Promise<FoundPlace | null> => {
  if (text === "") return null;
  const at = positionNear(text, context.base.names[0]?.at);
  if (at !== null) return { name: text, at };
  return (
    findNamed(context.base, text) ?? (await placeOfSensor(context, text)) ?? (await context.findAddress(text))
  );
};
