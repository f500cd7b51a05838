/** @returns a function from an instant to how far the clocks of a zone are ahead of UTC then, both in milliseconds */
export const openZoneOffset = (timeZone: string): ((atMs: number) => number) => {
  const local = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  return (atMs) => Date.parse(`${local.format(atMs).replace(", ", "T")}Z`) - Math.floor(atMs / 1000) * 1000;
};
