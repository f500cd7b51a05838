// A register file whose every text tries to be code, and visitors who ask for anything: the pages show text, and answer.
import { importRegister } from "@meetpaal/db";
import { registerFileSchema } from "@meetpaal/model";
import { openSiteData } from "@meetpaal/registry-api";
import type { Site, SiteAnswer } from "@meetpaal/registry-api/contract";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../db/test/database.ts";
import { sampleRegister } from "../../model/test/sample-register.ts";
import { openSite } from "../src/index.ts";

const timeZone = "Europe/Amsterdam";
/** Each breaks out of another place: an element, an attribute of either quote, a script, a comment, a text area, an address. */
const corpus = [
  "<x-hostile onclick=alert(1)>",
  '"><x-hostile onload=alert(1)>',
  "' autofocus onfocus=alert(1) x='<x-hostile>",
  "</script><x-hostile>",
  "--><x-hostile><!--",
  "</textarea></title><x-hostile>",
  "<svg/onload=alert(1)><x-hostile>",
  "&lt;x-hostile&gt;<x-hostile>",
  "{{constructor.constructor('alert(1)')()}}<x-hostile>",
  "\u2028<x-hostile\u202e>",
];
const addresses = ["javascript:alert(1)", "data:text/html,<x-hostile>", 'https://a.example/"><x-hostile>'];

interface Leaf {
  readonly at: string;
  readonly set: (text: string) => void;
  readonly was: string;
}
const leavesOf = (value: unknown, at: string): Leaf[] =>
  typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([name, inner]) =>
        typeof inner === "string"
          ? [{ at: `${at}.${name}`, was: inner, set: (text: string) => void Reflect.set(value, name, text) }]
          : leavesOf(inner, `${at}.${name}`),
      );

/** Puts the corpus wherever the schema lets it in: so a field that is added later is attacked too. */
const attack = (file: object): Leaf[] => {
  const taken: Leaf[] = [];
  for (const [i, leaf] of leavesOf(file, "").entries()) {
    const tries = [`${corpus[i % corpus.length] ?? ""} ${i}`, `${corpus[0] ?? ""} ${i}`, ...addresses];
    const isLetIn = tries.some((text) => {
      leaf.set(text);
      return registerFileSchema.safeParse(file).success;
    });
    if (isLetIn) taken.push(leaf);
    else leaf.set(leaf.was);
  }
  return taken;
};

const bodyOf = ({ body }: SiteAnswer): string => (typeof body === "string" ? body : "");

/** An attribute `on...`; what stands in quotes is the value of another one. */
const hasHandler = (body: string): boolean =>
  (body.match(/<[a-z](?:[^<>"]|"[^"]*")*/gu) ?? []).some((tag) =>
    /\son[a-z]+=/u.test(tag.replaceAll(/"[^"]*"/gu, '""')),
  );

describe("pages of a hostile register", () => {
  const db = useDatabase();
  let site: Site;
  let taken: readonly Leaf[];
  let publicIds: string[];

  const ask = (path: string, query = new URLSearchParams(), form: URLSearchParams | null = null) =>
    site.answer({
      method: form ? "POST" : "GET",
      path,
      query,
      form,
      acceptLanguage: null,
      viewerToken: null,
      publicUrl: "https://stad.example",
    });
  const paths = () => [
    ...["", "sensoren", "sensoren.geojson", "drukte", "beloften", "beloften.atom", "uitleg", "contact"].map(
      (page) => `/nl/${page}`,
    ),
    ...["melden", "ben-ik-gemeten", "regels", "hoe-wij-beslissen", "uw-rechten", "open-gegevens"].map(
      (page) => `/nl/${page}`,
    ),
    ...publicIds.flatMap((id) => [
      `/nl/sensoren/${id}`,
      `/ar/sensors/${id}`,
      `/nl/sensoren/${id}/eenvoudig`,
      `/nl/sensoren/${id}/bord`,
      `/nl/sensoren/${id}/stickers`,
      `/s/${id}`,
    ]),
  ];

  beforeAll(async () => {
    const file = sampleRegister();
    taken = attack(file);
    const origin = { actor: "test", sha256: "0".repeat(64), timeZone };
    const refused = await importRegister(db.database, file, origin);
    // Codes that the schema leaves to the rules, as of units.
    const codes = refused.ok ? [] : refused.findings.map(({ path }) => `.${path.join(".")}`);
    for (const { set, was } of taken.filter(({ at }) => codes.includes(at))) set(was);
    const outcome = refused.ok ? refused : await importRegister(db.database, file, origin);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.findings));
    const data = openSiteData(db.database, timeZone);
    site = openSite({ data, timeZone, demo: false });
    const { rows } = await data.sensors({ sort: { by: "name", language: "nl" }, page: 1, pageSize: 50 });
    publicIds = rows.map(({ sensor }) => sensor.publicId);
  });

  it("show every text as text", async () => {
    expect(taken.length).toBeGreaterThan(40);
    expect(publicIds.length).toBeGreaterThan(1);
    const faults: string[] = [];
    let shown = 0;
    for (const path of paths()) {
      const answer = await ask(path);
      const body = bodyOf(answer);
      shown += body.split("x-hostile").length - 1;
      if (answer.status >= 500) faults.push(`${path}: ${answer.status}`);
      const isMarkup = !path.endsWith(".geojson");
      if (isMarkup && body.includes("<x-hostile")) faults.push(`${path}: an element of the register`);
      if (isMarkup && hasHandler(body)) faults.push(`${path}: a handler`);
      if (/(?:href|src|action)="(?:javascript|data:text)/iu.test(body))
        faults.push(`${path}: an address that runs`);
    }
    expect(faults).toEqual([]);
    expect(shown).toBeGreaterThan(50);
  });

  it("answer whatever is asked of them", async () => {
    const names = [
      "q",
      "kind",
      "status",
      "sort",
      "page",
      "near",
      "verdict",
      "owner",
      "at",
      "sensor",
      "taal",
      "chart",
    ];
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.constantFrom(
        ...corpus,
        "-1",
        "1e309",
        "0000-01-01",
        "2199-12-31T23:59:59Z",
        "\u0000",
        "\ud800",
        "%",
        "'",
      ),
    );
    const asked = fc.record({
      path: fc.oneof(
        fc.constantFrom(...paths()),
        text.map((last) => `/nl/sensoren/${encodeURI(last.replaceAll(/\p{Cs}/gu, ""))}`),
      ),
      query: fc.array(fc.tuple(fc.constantFrom(...names), text), { maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ path, query }) => {
        const answer = await ask(path, new URLSearchParams(query));
        expect(answer.status).toBeLessThan(500);
        const shown = path.endsWith(".geojson") ? "" : bodyOf(answer);
        expect(shown).not.toContain("<x-hostile");
      }),
      { numRuns: 40 },
    );
  });
});
