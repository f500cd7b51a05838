/** Counters of people at the gates of the crowd zones. DM-131 is silent; DM-161 is announced. */
import { peopleInAndOut } from "../streams.ts";
import { type Text, text } from "../text.ts";
import { ANNOUNCED, type DemoSensor, REGULAR } from "./demo-sensor.ts";

/** Public word only: whoever could add up the counts must not get more than the word. */
const WORD_ONLY = { below: 5, delay: "PT15M" };
export const crowdMeters: readonly DemoSensor[] = [
  crowdMeter("DM-101", "Rivierkade bij de brug", "River Quay near the bridge", [5.8621, 51.8487], {
    place: text("Lantaarnpaal LP-0012 bij de brug", "Lamp post LP-0012 near the bridge"),
    poleCode: "LP-0012",
    whereTo: text("de kade", "the quay"),
    disclosure: WORD_ONLY,
  }),
  crowdMeter("DM-102", "Rivierkade bij de trap", "River Quay near the stairs", [5.8646, 51.8491], {
    place: text("Lantaarnpaal LP-0019 boven aan de trap", "Lamp post LP-0019 at the top of the stairs"),
    poleCode: "LP-0019",
    whereTo: text("de kade", "the quay"),
    disclosure: WORD_ONLY,
  }),
  crowdMeter("DM-111", "Marktplein noord", "Market Square north", [5.8636, 51.848], {
    place: text("Boven de poort aan de noordkant", "Above the gate on the north side"),
    whereTo: text("het plein", "the square"),
  }),
  crowdMeter("DM-112", "Marktplein oost", "Market Square east", [5.8643, 51.8476], {
    place: text("Aan de gevel naast het oude stadhuis", "On the front beside the old town hall"),
    whereTo: text("het plein", "the square"),
  }),
  crowdMeter("DM-113", "Marktplein zuid", "Market Square south", [5.8634, 51.8474], {
    place: text("Lantaarnpaal LP-0107 bij de fontein", "Lamp post LP-0107 near the fountain"),
    poleCode: "LP-0107",
    whereTo: text("het plein", "the square"),
  }),
  crowdMeter("DM-121", "Winkelstraat", "Shopping Street", [5.8652, 51.8458], {
    place: text("Aan een kabel boven de straat", "On a cable above the street"),
    whereTo: text("de straat", "the street"),
    disclosure: WORD_ONLY,
  }),
  crowdMeter("DM-131", "Stadspark ingang", "City Park entrance", [5.8577, 51.8455], {
    place: text("Lantaarnpaal LP-0233 bij het hek", "Lamp post LP-0233 near the fence"),
    poleCode: "LP-0233",
    whereTo: text("het park", "the park"),
    disclosure: WORD_ONLY,
  }),
  crowdMeter("DM-141", "Evenementenhaven", "Event Harbour", [5.8681, 51.8489], {
    place: text("Op de mast naast de ingang", "On the mast beside the entrance"),
    whereTo: text("het terrein", "the grounds"),
    disclosure: WORD_ONLY,
  }),
  crowdMeter("DM-151", "Stationsplein", "Station Square", [5.8532, 51.8433], {
    place: text("Lantaarnpaal LP-0301 voor het station", "Lamp post LP-0301 in front of the station"),
    poleCode: "LP-0301",
    whereTo: text("het plein", "the square"),
  }),
  crowdMeter("DM-152", "Voetbrug", "Footbridge", [5.8716, 51.8506], {
    place: text("Aan de leuning halverwege", "On the railing halfway"),
    whereTo: text("de brug", "the bridge"),
  }),
  {
    ...crowdMeter("DM-161", "Stadsstrand", "City Beach", [5.8642, 51.8556], {
      place: text("Op een nieuwe paal bij het strand", "On a new pole near the beach"),
      whereTo: text("het strand", "the beach"),
    }),
    status: "announced",
    window: ANNOUNCED,
  },
];

function crowdMeter(
  reference: string,
  nl: string,
  en: string,
  at: [number, number],
  more: { place: Text; whereTo: Text; poleCode?: string; disclosure?: Record<string, unknown> },
): DemoSensor {
  return {
    reference,
    kind: "crowd-meter",
    model: "optische-teller",
    status: "active",
    window: REGULAR,
    name: text(`Druktemeter ${nl}`, `Crowd meter ${en}`),
    description: text(
      `Deze teller telt hoeveel mensen ${more.whereTo.nl} op gaan. En hoeveel mensen eraf gaan.`,
      `This counter counts how many people enter ${more.whereTo.en} and how many leave it.`,
    ),
    place: more.place,
    at,
    heightM: 4,
    ...(more.poleCode === undefined ? {} : { poleCode: more.poleCode }),
    supplier: "telwerk",
    body: "burgemeester",
    streams: peopleInAndOut(more.whereTo, more.disclosure),
  };
}
