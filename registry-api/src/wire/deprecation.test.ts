import { expect, it } from "vitest";
import { deprecationHeaders } from "./deprecation.ts";

it("says since when, until when and what instead", () => {
  expect(
    deprecationHeaders({
      since: new Date("2023-06-30T23:59:59Z"),
      sunset: new Date("2026-12-31T00:00:00Z"),
      url: "https://stad.example/nl/open-data",
    }),
  ).toEqual({
    // The example of RFC 9745 §2.1.
    deprecation: "@1688169599",
    sunset: "Thu, 31 Dec 2026 00:00:00 GMT",
    link: '<https://stad.example/nl/open-data>; rel="deprecation"; type="text/html"',
  });
});
