/** The same page in the other language: an address is translated, its query kept. */
import { formPath, type Section, type SensorForm, sectionPath, sensorPath } from "../links.ts";
import type { Locale } from "../locale.ts";
import type { PageContext } from "../page.ts";

const withQuery = (path: string, { request }: PageContext): string => {
  const query = request.query.toString();
  return query ? `${path}?${query}` : path;
};

export const alternateSection = (context: PageContext, section: Section): Record<Locale, string> => ({
  nl: withQuery(sectionPath("nl", section), context),
  en: withQuery(sectionPath("en", section), context),
});

export const alternateForm = (
  context: PageContext,
  publicId: string,
  form: SensorForm,
): Record<Locale, string> => ({
  nl: withQuery(formPath("nl", publicId, form), context),
  en: withQuery(formPath("en", publicId, form), context),
});

export const alternateSensor = (context: PageContext, publicId: string): Record<Locale, string> => ({
  nl: withQuery(sensorPath("nl", publicId), context),
  en: withQuery(sensorPath("en", publicId), context),
});
