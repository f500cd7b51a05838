/** What a benchmark is told on its command line: parts by name, sizes as `name=number`. */
const given = process.argv.slice(2);
/** Parts that were named; none: all are wanted. */
export const parts = given.filter((one) => !one.includes("="));

/** Whether this part was asked for; with no part named, all are. */
export function isWanted(part: string): boolean {
  return parts.length === 0 || parts.includes(part);
}

/** @param usual - where nothing is said */
export function numberOf(name: string, usual: number): number {
  return Number(given.find((one) => one.startsWith(`${name}=`))?.split("=")[1] ?? usual);
}
