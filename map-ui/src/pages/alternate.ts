/** The same page in every language: an address is translated, its query kept. */
import { formPath, type Section, type SensorForm, sectionPath, sensorPath } from "../links.ts";
import type { Locale } from "../locale.ts";
import type { PageContext } from "../page.ts";

type Alternate = Record<Locale, string>;

/** @param pathIn - the page's path in a language */
export const alternate = (pathIn: (locale: Locale) => string): Alternate => ({
  nl: pathIn("nl"),
  en: pathIn("en"),
  de: pathIn("de"),
  pl: pathIn("pl"),
  tr: pathIn("tr"),
  ar: pathIn("ar"),
  uk: pathIn("uk"),
});

const withQuery = (path: string, { request }: PageContext): string => {
  const query = request.query.toString();
  return query ? `${path}?${query}` : path;
};

export const alternateSection = (context: PageContext, section: Section): Alternate =>
  alternate((locale) => withQuery(sectionPath(locale, section), context));

export const alternateForm = (context: PageContext, publicId: string, form: SensorForm): Alternate =>
  alternate((locale) => withQuery(formPath(locale, publicId, form), context));

export const alternateSensor = (context: PageContext, publicId: string): Alternate =>
  alternate((locale) => withQuery(sensorPath(locale, publicId), context));
