/** What the demonstration city lays open beside its numbers: papers, algorithms, and who looked or answered for it. */
import { page } from "./city.ts";
import { dateAround, type Window } from "./dates.ts";
import type { DemoSensor } from "./sensors/demo-sensor.ts";
import { text } from "./text.ts";

/** As the open government act wants them: with category, and what was withheld by which article. */
export function documentsOf(capture: string | undefined, { model }: DemoSensor, { from }: Window): unknown[] {
  if (capture !== "camera") return [];
  return [
    {
      kind: "dpia",
      title: text("Onderzoek naar privacy: tellers op straat", "Privacy assessment: counters in the street"),
      date: dateAround(from, -60),
      url: page(`dpia-${model}`),
      wooCategory: "onderzoeksrapporten",
      withheld: [
        { what: text("De namen van medewerkers", "The names of staff"), article: "5.1.2.e" },
        {
          what: text("Hoe het kastje beveiligd is", "How the box is secured"),
          article: "5.1.2.h",
        },
      ],
    },
    {
      kind: "ethics-advice",
      title: text("Advies van de ethische commissie", "Advice of the ethics committee"),
      date: dateAround(from, -57),
      url: page("ethisch-advies"),
      wooCategory: "adviezen",
    },
    {
      kind: "decision",
      title: text(
        "Raadsbesluit 2025-112: weten hoe druk het is",
        "Council decision 2025-112: knowing how busy it is",
      ),
      date: "2025-10-08",
      url: page("raadsbesluit-2025-112"),
      wooCategory: "vergaderstukken-decentrale-overheden",
    },
    {
      kind: "agreement",
      title: text("Afspraken met Telwerk over de gegevens", "Agreement with Telwerk about the data"),
      date: dateAround(from, -20),
      url: page("verwerkersovereenkomst-telwerk"),
      withheld: [{ what: text("De prijzen", "The prices"), article: "5.1.2.f" }],
    },
    {
      kind: "security-test",
      title: text("Verslag van de test op inbraak", "Report of the break-in test"),
      date: dateAround(from, -30),
      withheld: [
        {
          what: text(
            "Alles: wie het leest, weet hoe hij kan inbreken",
            "All of it: who reads it knows how to break in",
          ),
          article: "5.1.2.h",
        },
      ],
    },
  ];
}

export function documentsOfPilot({ pilot }: DemoSensor, { to }: Window): unknown[] {
  if (pilot?.outcome === undefined) return [];
  return [
    {
      kind: "evaluation",
      title: text("Wat kwam er uit de proef?", "What came of the pilot?"),
      date: dateAround(to, 40),
      url: page("evaluatie-5g"),
      wooCategory: "onderzoeksrapporten",
    },
  ];
}

/** What people saw or said of promises that no machine can measure. */
export function proofsOf(capture: string | undefined, { supplier }: DemoSensor): Record<string, unknown> {
  if (capture !== "camera" || supplier !== "telwerk") return {};
  return {
    inspections: [
      {
        date: "2026-04-14",
        by: text("De functionaris voor gegevensbescherming", "The data protection officer"),
        checked: ["only-declared-recipients"],
        report: page("controle-ontvangers"),
      },
    ],
    statements: [
      {
        date: "2026-02-01",
        by: text("Telwerk B.V.", "Telwerk B.V."),
        about: ["excluded-purposes"],
        text: text(
          "Wij gebruiken de aantallen alleen voor de gemeente.",
          "We use the numbers for the city alone.",
        ),
      },
    ],
  };
}

/** What works with the counts after they have come in. */
export function algorithmsOf({ kind }: DemoSensor): unknown[] {
  if (kind !== "crowd-meter") return [];
  return [
    {
      id: "drukte-vooruit",
      name: text("Vooruitkijken hoe druk het wordt", "Looking ahead at how busy it gets"),
      summary: text(
        "Dit algoritme rekent uit over hoeveel minuten het te druk kan worden. Het kijkt naar hoeveel mensen er in en uit gaan.",
        "This algorithm works out in how many minutes it can get too crowded, from how many people go in and out.",
      ),
      status: "in-use",
      beginMonth: "2026-01",
      publicationCategory: "impactful-algorithm",
      pageUrl: page("algoritmes/drukte-vooruit"),
      goal: text(
        "De gemeente wil op tijd ingrijpen. Een straat kan dicht als het te druk wordt. Dan moeten mensen omlopen.",
        "The city wants to act in time. A street can be closed when it gets too crowded. Then people must walk around.",
      ),
      considerations: text(
        "Zonder vooruitkijken is de gemeente te laat. Het algoritme weet niet wie er lopen.",
        "Without looking ahead the city is too late. The algorithm does not know who walks there.",
      ),
      humanIntervention: text(
        "Een mens beslist of een straat dicht gaat. Het algoritme geeft alleen een getal.",
        "A human decides whether a street is closed. The algorithm only gives a number.",
      ),
      risks: text(
        "Het getal kan te laag zijn. Daarom rekent het met de hoogste kant van de schatting.",
        "The number can be too low. So it reckons with the high side of the estimate.",
      ),
      lawfulBasis: [
        {
          text: text("Gemeentewet, artikel 174", "Municipalities Act, article 174"),
          url: "https://wetten.overheid.nl/BWBR0005416",
        },
      ],
      impactAssessments: [
        {
          text: text("Onderzoek naar privacy (DPIA)", "Privacy assessment (DPIA)"),
          url: page("dpia-optische-teller"),
        },
      ],
      sourceData: [
        { text: text("Aantallen per minuut van de tellers", "Counts per minute of the counters") },
      ],
      methods: text(
        "Het trekt het aantal mensen dat eruit gaat af van het aantal dat erin gaat. Zo ziet het hoe snel het voller wordt.",
        "It subtracts the people who leave from those who enter, and so sees how fast it fills.",
      ),
      provider: "Gemeente Voorbeeldstad",
    },
  ];
}
