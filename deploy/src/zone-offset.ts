/** @returns a function from an instant to how far the clocks of a zone are ahead of UTC then, both in milliseconds */
export function openZoneOffset(timeZone: string): (atMs: number) => number {
  const format = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" });
  return (atMs) => {
    const name = format.formatToParts(atMs).find(({ type }) => type === "timeZoneName")?.value ?? "";
    const found = /GMT([+-])(\d\d):(\d\d)/.exec(name);
    const ms = (Number(found?.[2] ?? 0) * 60 + Number(found?.[3] ?? 0)) * 60_000;
    return found?.[1] === "-" ? -ms : ms;
  };
}
