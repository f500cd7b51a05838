/** The languages of the site, how each is written, and which one a visitor who has not chosen gets. */

/** Own names: a language bar speaks to who does not read the page's language. */
export const localeNames = {
  nl: "Nederlands",
  en: "English",
  de: "Deutsch",
  pl: "Polski",
  tr: "Türkçe",
  ar: "العربية",
  uk: "Українська",
} as const;

export type Locale = keyof typeof localeNames;

const isLocale = (code: string): code is Locale => Object.hasOwn(localeNames, code);

export const locales: readonly Locale[] = Object.keys(localeNames).filter(isLocale);

/** @returns null for a language that the site does not speak */
export const readLocale = (code: string | null | undefined): Locale | null =>
  code && isLocale(code) ? code : null;

/** Whether a machine translated the pages; those of the others were written by people. */
export const isMachineMade = (locale: Locale): boolean => locale !== "nl" && locale !== "en";

/** @param language - BCP 47 */
export const directionOf = (language: string): "ltr" | "rtl" => (/^ar\b/u.test(language) ? "rtl" : "ltr");

/**
 * Best language for an `Accept-Language` header (RFC 9110 §12.5.4): the highest quality we have; Dutch when none fits.
 *
 * @param header - as it came, or undefined
 */
export const chooseLocale = (header: string | undefined): Locale => {
  let best: Locale = "nl";
  let bestQuality = 0;
  for (const part of (header ?? "").split(",")) {
    const [range = "", ...parameters] = part.trim().toLowerCase().split(";");
    const language = range.split("-")[0] ?? "";
    const given = parameters.map((p) => p.trim()).find((p) => p.startsWith("q="));
    const quality = given === undefined ? 1 : Number(given.slice(2));
    const locale = readLocale(language);
    if (locale && quality > bestQuality) {
      best = locale;
      bestQuality = quality;
    }
  }
  return best;
};
