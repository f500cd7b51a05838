/** @jsxRuntime automatic @jsxImportSource preact */
// What the city lays open, as it is read: advice with its answer, conditions that are overdue, papers with what is closed and why.
import type { Sensor } from "@meetpaal/registry-api/contract";
import type { VNode } from "preact";
import { render } from "preact-render-to-string";
import { expect, it } from "vitest";
import { madeSensor } from "../../../test/made-sensor.ts";
import { openFormat } from "../../format/format.ts";
import type { Told } from "../../page.ts";
import { grammars } from "../../text/grammars.ts";
import { openText } from "../../text/text.ts";
import { Algorithms } from "./algorithms.tsx";
import { Assessments } from "./assessments.tsx";
import { Documents } from "./documents.tsx";
import { Picture } from "./picture.tsx";

const nl = { locale: "nl", t: openText("nl"), format: openFormat(grammars.nl, "Europe/Amsterdam") } as const;
const context: Told = {
  ...nl,
  law: nl,
  now: new Date("2026-11-24T12:00:00Z"),
};
const html = (node: VNode) => render(node).replaceAll(/\s+/gu, " ");
const words = (node: VNode) =>
  html(node)
    .replaceAll(/<[^>]+>/gu, " ")
    .replaceAll(/\s+/gu, " ");
const made = (more: Partial<Sensor>): Sensor => ({ ...madeSensor([]), ...more });

it("says whether an advice was followed, and why not", () => {
  const sensor = made({
    assessments: [
      {
        kind: "ethics",
        date: "2026-08-05",
        by: { nl: "De commissie" },
        outcome: "approved-with-conditions",
        conditions: [],
        advice: { followed: "partly", reason: { nl: "Dat kan ’s nachts niet." } },
      },
    ],
  });
  const said = words(<Assessments context={context} sensor={sensor} />);
  expect(said).toContain("Het mag, met voorwaarden.");
  expect(said).toContain("Heeft de gemeente het advies gevolgd? Voor een deel. Dat kan ’s nachts niet.");
  expect(said).toContain("5 augustus 2026. Door: De commissie.");
});

it.each([
  ["2026-11-23", "open", "Te laat Een bord. Uiterlijk 23 november 2026."],
  ["2026-11-24", "open", "Nog te doen Een bord. Uiterlijk 24 november 2026."],
  ["2026-11-23", "met", "Gedaan Een bord."],
] as const)("a condition of %s that is %s", (dueDate, state, expected) => {
  const sensor = made({
    assessments: [
      {
        kind: "dpia",
        date: "2026-08-05",
        outcome: "approved",
        conditions: [{ text: { nl: "Een bord." }, state, dueDate }],
      },
    ],
  });
  expect(words(<Assessments context={context} sensor={sensor} />)).toContain(expected);
});

it("says that nothing was weighed, or why that was not needed", () => {
  expect(words(<Assessments context={context} sensor={made({})} />)).toContain("Er staat geen onderzoek");
  const sensor = made({
    dpiaNotNeeded: { reason: { nl: "Het is een attrappe." }, by: "college", date: "2026-01-02" },
  });
  expect(words(<Assessments context={context} sensor={sensor} />)).toContain("Het is een attrappe.");
});

it("says of a document what is closed, by which article, and which kind it is", () => {
  const sensor = made({
    documents: [
      {
        kind: "security-test",
        title: { nl: "Test" },
        date: "2026-09-01",
        withheld: [{ what: { nl: "Alles" }, article: "5.1.2.h" }],
      },
      {
        kind: "ethics-advice",
        title: { nl: "Advies" },
        date: "2026-10-01",
        url: "https://stad.example/advies",
        wooCategory: "adviezen",
        wooCategoryArticle: "3.3.2.e",
        withheld: [],
      },
    ],
  });
  const said = words(<Documents context={context} sensor={sensor} />);
  expect(said).toContain("Soort volgens de wet: advies (Woo, artikel 3.3, lid 2, onder e).");
  expect(said).toContain("Dit stuk is niet openbaar.");
  expect(said).toContain(
    "Alles Anders kan iemand inbreken of iets stukmaken. (Woo, artikel 5.1, lid 2, onder h)",
  );
  expect(said.indexOf("Advies")).toBeLessThan(said.indexOf("Test"));
});

it("says where an algorithm works and what it means for people", () => {
  const algorithm = {
    id: "tellen",
    name: { nl: "Tellen" },
    summary: { nl: "Het telt." },
    status: "in-use",
    publicationCategory: "impactful-algorithm",
    beginMonth: "2026-03",
    goal: { nl: "Weten hoe druk het is." },
    lawfulBasis: [{ text: { nl: "Gemeentewet" }, url: "https://wetten.example" }],
  } as const;
  const base = madeSensor([]);
  const sensor = made({ algorithms: [{ ...algorithm, lawfulBasis: [...algorithm.lawfulBasis] }] });
  const said = words(<Algorithms context={context} sensor={sensor} />);
  expect(said).toContain("Het kan gevolgen voor mensen hebben (impactvol algoritme).");
  expect(said).toContain("Werkt daarna, met de getallen. In gebruik. Sinds maart 2026.");
  expect(said).toContain("Waarom mag dit van de wet? Gemeentewet");
  const inBox = made({ model: { ...base.model, algorithms: [{ ...algorithm, lawfulBasis: [] }] } });
  expect(words(<Algorithms context={context} sensor={inBox} />)).toContain("Werkt in het kastje.");
});

it("shows this box, else its model, else a drawing that says that it is one", () => {
  const picture = (file: string) => ({ file, alt: { nl: `Foto ${file}` }, widthPx: 640, heightPx: 480 });
  const base = madeSensor([]);
  const model = { ...base.model, picture: picture("soort.jpg") };
  const own = html(<Picture context={context} sensor={made({ model, picture: picture("eigen.jpg") })} />);
  expect(own).toContain('src="/v1/pictures/eigen.jpg"');
  expect(own).toContain('width="640" height="480"');
  expect(own).not.toContain("tekening");
  expect(html(<Picture context={context} sensor={made({ model })} />)).toContain("/v1/pictures/soort.jpg");
  const drawn = html(<Picture context={context} sensor={made({})} />);
  expect(drawn).toContain('aria-label="Tekening van een kastje aan een paal, met een lens');
  expect(drawn).toContain("Dit is een tekening.");
});
