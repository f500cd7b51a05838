/** Cases of the rules about advice, documents, algorithms and pictures. */
import type { AlgorithmEntry, AssessmentEntry } from "../../src/index.ts";
import type { RuleCase } from "../rule-case.ts";

const BOTH = { nl: "Tekst.", en: "Text." };

const ethics = (more: Partial<AssessmentEntry>): AssessmentEntry => ({
  kind: "ethics",
  date: "2025-10-01",
  outcome: "approved-with-conditions",
  ...more,
});

const algorithm = (more: Partial<AlgorithmEntry> = {}): AlgorithmEntry => ({
  id: "tellen",
  name: BOTH,
  summary: BOTH,
  status: "in-use",
  publicationCategory: "impactful-algorithm",
  goal: BOTH,
  ...more,
});

export const opennessRefusals: RuleCase[] = [
  {
    rule: "advice-answered",
    when: "nobody says what became of an ethics advice",
    change: ({ sensors }) => sensors[0].assessments?.push(ethics({})),
    at: ["sensors[0].assessments[1]"],
  },
  {
    rule: "advice-answered",
    when: "an advice was not followed, and nobody says why",
    change: ({ sensors }) => sensors[0].assessments?.push(ethics({ advice: { followed: "partly" } })),
    at: ["sensors[0].assessments[1].advice"],
  },
  {
    rule: "advice-answered",
    when: "an advice was not followed, with the reason",
    change: ({ sensors }) =>
      sensors[0].assessments?.push(ethics({ advice: { followed: "no", reason: BOTH } })),
    at: [],
  },
  {
    rule: "rejected-stays-off",
    when: "a sensor is on, though its newest assessment says no",
    change: ({ sensors }) => {
      sensors[0].assessments?.unshift({ kind: "dpia", date: "2026-01-02", outcome: "rejected" });
    },
    at: ["sensors[0].assessments[0].outcome"],
  },
  {
    rule: "rejected-stays-off",
    when: "a later assessment allows it",
    change: ({ sensors }) => {
      sensors[0].assessments?.push({ kind: "dpia", date: "2024-01-02", outcome: "rejected" });
    },
    at: [],
  },
  {
    rule: "document-readable",
    when: "a document is neither there nor withheld by an article",
    change: ({ sensors }) => {
      sensors[0].documents = [
        { kind: "agreement", title: BOTH, date: "2025-12-01" },
        {
          kind: "agreement",
          title: BOTH,
          date: "2025-12-01",
          withheld: [{ what: BOTH, article: "5.1.2.f" }],
        },
      ];
    },
    at: ["sensors[0].documents[0]"],
  },
  {
    rule: "field-form",
    when: "something is withheld by an article that is none",
    change: ({ sensors }) => {
      sensors[0].documents = [
        { kind: "dpia", title: BOTH, date: "2025-12-01", withheld: [{ what: BOTH, article: "5.1.2.z" }] },
      ];
    },
    at: ["sensors[0].documents[0].withheld[0].article"],
  },
  {
    rule: "algorithm-explained",
    when: "an algorithm with consequences has no basis, nobody who watches, no risks",
    change: ({ sensors, models }) => {
      sensors[0].algorithms = [algorithm({ lawfulBasis: [], humanIntervention: BOTH })];
      models[0].algorithms = [
        algorithm({ publicationCategory: "other-algorithm" }),
        algorithm({ lawfulBasis: [{ text: BOTH }], humanIntervention: BOTH }),
      ];
    },
    at: ["models[0].algorithms[1]", "sensors[0].algorithms[0]", "sensors[0].algorithms[0]"],
  },
  {
    rule: "decider-named",
    when: "a computer helps decide, and nobody says which",
    change: ({ sensors }) => {
      sensors[0].datastreams[0].automatedDecisions = true;
      sensors[1].datastreams[0].automatedDecisions = true;
      sensors[1].algorithms = [algorithm({ publicationCategory: "other-algorithm" })];
    },
    at: ["sensors[0].datastreams[0].automatedDecisions"],
  },
  {
    rule: "picture-readable",
    when: "a picture was not there to read",
    change: ({ sensors, models }) => {
      models[0].picture = { file: "doos.jpg", alt: BOTH };
      sensors[0].picture = { file: "doos.png", alt: BOTH, widthPx: 800, heightPx: 600 };
    },
    at: ["models[0].picture.file"],
  },
  {
    rule: "field-form",
    when: "a picture lies in another folder, or is no picture",
    change: ({ sensors, models }) => {
      const size = { alt: BOTH, widthPx: 8, heightPx: 8 };
      models[0].picture = { file: "../geheim.png", ...size };
      sensors[0].picture = { file: "doos.svg", ...size };
    },
    at: ["models[0].picture.file", "sensors[0].picture.file"],
  },
];

export const opennessWarnings: RuleCase[] = [
  {
    rule: "conditions-in-time",
    when: "a condition is still open after its date",
    change: ({ sensors }) => {
      sensors[0].assessments?.forEach((assessment) => {
        assessment.conditions = [
          { text: BOTH, state: "open", dueDate: "2026-01-01" },
          { text: BOTH, state: "open" },
          { text: BOTH, state: "met", dueDate: "2026-01-01" },
        ];
      });
    },
    at: ["sensors[0].assessments[0].conditions[0].dueDate"],
  },
];
