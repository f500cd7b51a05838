/**
 * Which of some media types a client wants most; the first when it does not say, or wants none of them: an answer it can
 * look at helps more than a 406.
 *
 * @param accept - the header as it came
 * @param offered - in our own order of preference
 * @see RFC 9110 §12.5.1
 */
export function negotiate<Type extends string>(
  accept: string | undefined,
  offered: readonly [Type, ...Type[]],
): Type {
  let best: { type: Type; quality: number } = { type: offered[0], quality: 0 };
  const ranges = (accept ?? "*/*").split(",").map(parseRange);
  for (const type of offered) {
    const quality = qualityOf(type, ranges);
    if (quality > best.quality) best = { type, quality };
  }
  return best.type;
}

interface Range {
  range: string;
  quality: number;
}

function parseRange(text: string): Range {
  const [range = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
  return { range, quality: quality === undefined ? 1 : Number.parseFloat(quality) || 0 };
}

/** That of the most specific range that covers the type. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const wanted = [type, `${type.slice(0, type.indexOf("/"))}/*`, "*/*"];
  for (const range of wanted) {
    const found = ranges.find((candidate) => candidate.range === range);
    if (found !== undefined) return found.quality;
  }
  return 0;
}
