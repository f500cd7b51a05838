/**
 * An hour of a calendar day as instants: one; none where the clock jumps over it in spring; two where it comes back in autumn.
 */
const hourMs = 3_600_000;
/** Farther from UTC no zone lies. */
const farthestH = 15;

export const localHour = (date: string, hour: number, timeZone: string): Date[] => {
  const local = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    hourCycle: "h23",
  });
  const wanted = `${date}, ${String(hour).padStart(2, "0")}`;
  const middleMs = Date.parse(`${date}T00:00:00Z`) + hour * hourMs;
  const around = Array.from(
    { length: 2 * farthestH + 1 },
    (_, i) => new Date(middleMs + (i - farthestH) * hourMs),
  );
  return around.filter((at) => local.format(at) === wanted);
};
