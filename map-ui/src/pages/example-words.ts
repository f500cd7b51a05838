/**
 * What must be said where numbers stand that are an example. A demonstration organisation may say it in its own words: its numbers may
 * be real counts of another place.
 */
import type { Sensor } from "@meetpaal/registry-api/contract";
import type { PageContext } from "../page.ts";
import { plainText } from "../text/translated.tsx";

/** @returns null where the numbers are the city's own and real */
export const exampleWords = (
  { t, demo, locale }: Pick<PageContext, "t" | "demo" | "locale">,
  sensor: Pick<Sensor, "owner" | "organisations" | "demo">,
): string | null => {
  const owner = sensor.organisations.find(({ id }) => id === sensor.owner);
  if (owner?.demo && owner.demoNotice) return plainText(owner.demoNotice, locale);
  return demo || sensor.demo ? t("frame.demo") : null;
};
