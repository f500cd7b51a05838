/** @jsxRuntime automatic @jsxImportSource preact */
// The page and the feed say what is broken, and that the city has not answered, or what it did.
import type { CityPromise, PromiseBreak } from "@meetpaal/registry-api/contract";
import { render } from "preact-render-to-string";
import { expect, it } from "vitest";
import { atomText } from "../../atom/atom.ts";
import { openFormat } from "../../format/format.ts";
import { grammars } from "../../text/grammars.ts";
import { openText } from "../../text/text.ts";
import { Response } from "../response.tsx";
import { brokenFeedOf } from "./feed.ts";

const t = openText("nl");
const context = { t, format: openFormat(grammars.nl, "Europe/Amsterdam"), locale: "nl" } as const;
const since = new Date("2026-11-20T10:00:00Z");
const words = (responses: CityPromise["responses"]): string =>
  render(<Response context={context} since={since} responses={responses} />).replaceAll(/<[^>]+>/gu, "");

it("says that nothing was answered since the promise broke", () => {
  const none = "De gemeente heeft hier nog niet op gereageerd.";
  expect(words([])).toContain(none);
  const earlier = words([
    { at: "2026-11-01T10:00:00Z", recordedAt: "2026-11-01T10:00:00Z", text: { nl: "Verholpen." } },
  ]);
  expect(earlier).toContain(`${none} Eerder, op 1 november 2026, zei de gemeente: Verholpen.`);
  const given = words([
    { at: "2026-11-21T10:00:00Z", recordedAt: "2026-11-21T10:00:00Z", text: { nl: "Wij kijken." } },
  ]);
  expect(given).toContain("De gemeente zei op 21 november 2026: Wij kijken.");
  expect(given).not.toContain(none);
});

it("is an Atom feed, whatever a name holds", () => {
  const broken: PromiseBreak = {
    id: "7",
    publicId: "aaaaaaaa",
    name: { nl: "Brug & <kade>\u0007" },
    promise: "fields",
    at: "2026-11-20T10:00:00Z",
    demo: true,
  };
  const feed = atomText(
    brokenFeedOf({ ...context, city: { name: "Stad" } }, "https://stad.example", [broken]),
  );
  expect(feed).toContain('<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">');
  expect(feed).toContain("<title>Klopt niet: Welke gegevens. Brug &amp; &lt;kade></title>");
  expect(feed).toContain("<updated>2026-11-20T10:00:00Z</updated>");
  expect(feed).toMatch(/<link rel="alternate" [^>]*\/>/u);
});
