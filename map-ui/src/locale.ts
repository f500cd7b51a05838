/** The languages of the site, and which one a visitor who has not chosen gets. */
export type Locale = "nl" | "en";

export const locales: readonly Locale[] = ["nl", "en"];

/** Own names: a language bar speaks to who does not read the page's language. */
export const localeNames: Record<Locale, string> = { nl: "Nederlands", en: "English" };

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
    const locale = locales.find((l) => l === language);
    if (locale && quality > bestQuality) {
      best = locale;
      bestQuality = quality;
    }
  }
  return best;
};
