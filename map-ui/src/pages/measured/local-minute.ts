/**
 * A minute of a calendar day as instants: one; none where the clock jumps over it in spring; two where it comes back in autumn.
 */
const minuteMs = 60_000;
/** Farther from UTC no zone lies, and none by less than a quarter of an hour. */
const farthestQuarters = 15 * 4;

/** @param minutes - since midnight by the clock, under 1,440 */
export const localMinute = (date: string, minutes: number, timeZone: string): Date[] => {
  const local = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const two = (n: number) => String(n).padStart(2, "0");
  const wanted = `${date}, ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  const middleMs = Date.parse(`${date}T00:00:00Z`) + minutes * minuteMs;
  const around = Array.from(
    { length: 2 * farthestQuarters + 1 },
    (_, i) => new Date(middleMs + (i - farthestQuarters) * 15 * minuteMs),
  );
  return around.filter((at) => local.format(at) === wanted);
};
