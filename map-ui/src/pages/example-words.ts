/**
 * What must be said where numbers stand that are an example. A demonstration organisation whose name is itself such a sentence
 * ("Voorbeeld met echte tellingen uit ...") speaks for its sensors: theirs may be real counts of another place.
 */
import type { Sensor } from "@meetpaal/registry-api/contract";
import type { PageContext } from "../page.ts";

const saysItself = "Voorbeeld met ";

/** @returns null where the numbers are the city's own and real */
export const exampleWords = (
  { t, demo }: Pick<PageContext, "t" | "demo">,
  sensor: Pick<Sensor, "owner" | "organisations" | "demo">,
): string | null => {
  const owner = sensor.organisations.find(({ id }) => id === sensor.owner);
  if (owner?.demo && owner.name.startsWith(saysItself)) return owner.name;
  return demo || sensor.demo ? t("frame.demo") : null;
};
