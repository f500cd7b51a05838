import type { Page } from "./page.ts";
import { writeToken } from "./skip-token.ts";

/** The address of the next page: the same question, further on; undefined: there is none. */
export function nextUrl(
  url: string,
  texts: ReadonlyMap<string, string>,
  next: Page["next"],
): string | undefined {
  if (next === undefined) return undefined;
  const options = new Map(texts);
  options.delete("$skip");
  options.delete("$skiptoken");
  if ("skip" in next) options.set("$skip", String(next.skip));
  else options.set("$skiptoken", writeToken(next.token));
  return `${url}?${[...options].map(([name, text]) => `${name}=${encodeURIComponent(text)}`).join("&")}`;
}
