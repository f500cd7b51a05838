/**
 * Whether this names a time zone, and one whose days can be made of UTC hours: one that is half an hour off cannot.
 *
 * @param timeZone - a name of the IANA time zone database
 */
export function hasWholeHours(timeZone: string): boolean {
  try {
    const format = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" });
    const year = new Date().getUTCFullYear();
    return [0, 6].every((month) => !/:(?!00)/.test(format.format(new Date(Date.UTC(year, month, 1)))));
  } catch {
    return false;
  }
}
