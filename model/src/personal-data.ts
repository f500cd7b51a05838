/**
 * What a sensor has to do with personal data, in one word. It is derived, so that nobody can word it away: a camera
 * takes in faces whatever leaves the box.
 */
import * as z from "zod";
import type { Capture, Identifiability } from "./register/vocabulary.ts";

export const personalDataSchema = z.enum(["none", "in-the-box", "stored"]);
export type PersonalData = z.infer<typeof personalDataSchema>;

/** Takes in what can show who somebody is. */
export function capturesPersons(capture: Capture): boolean {
  return capture === "camera" || capture === "microphone" || capture === "wifi";
}

export function personalDataOf(
  capture: Capture,
  streams: readonly { identifiability: Identifiability }[],
): PersonalData {
  const levels = new Set(streams.map(({ identifiability }) => identifiability));
  if (levels.has("pseudonymous") || levels.has("identifiable")) return "stored";
  return capturesPersons(capture) || levels.has("deidentified") ? "in-the-box" : "none";
}
