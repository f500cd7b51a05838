/**
 * The sensors of Voorbeeldstad, on streets of Nijmegen so that real base maps fit.
 *
 * Most keep their promises. Some are there to show the other states: two are announced, one is paused, one is gone,
 * one has ended but still sends (5G-204), one sends what was not agreed (GL-401), one leaves intervals out (VK-501),
 * one is silent (DM-131).
 */

import type { WindowPlan } from "./dates.ts";
import {
  bicycles,
  fieldStrength,
  fineDust,
  nitrogenDioxide,
  peopleInAndOut,
  placesTaken,
  type Stream,
  soundLevel,
  temperature,
  waterLevel,
  windSpeed,
} from "./streams.ts";
import { type Text, text } from "./text.ts";

export interface DemoSensor {
  reference: string;
  kind: string;
  model: string;
  status: "announced" | "active" | "paused" | "removed";
  window: WindowPlan;
  name: Text;
  description: Text;
  place: Text;
  /** WGS 84, `[longitude, latitude]` in degrees. */
  at: [number, number];
  heightM?: number;
  poleCode?: string;
  /** Organisation that supplies and reads the box. */
  supplier: "telwerk" | "netproef" | "luchtwacht";
  body: "burgemeester" | "college";
  /** The question of a 5G pilot; undefined for what is no pilot. */
  pilot?: Text;
  streams: Stream[];
}

/** An ordinary sensor: placed two months before, for two years. */
const REGULAR: WindowPlan = { fromDays: -60, toDays: 670, renew: "end" };
/** A pilot may last a year. */
const PILOT: WindowPlan = { fromDays: -40, toDays: 320, renew: "end" };
const ANNOUNCED: WindowPlan = { fromDays: 45, toDays: 700, renew: "whole" };

/** Public word only: whoever could add up the counts must not get more than the word. */
const WORD_ONLY = { below: 5, delay: "PT15M" };
const CALIBRATED = "2026-05-12";

export const sensors: DemoSensor[] = [
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

  pilotMeter(
    "5G-201",
    "op het Plein",
    "at the Square",
    [5.8629, 51.8449],
    text(
      "Blijft het netwerk snel als er veel mensen zijn?",
      "Does the network stay fast when there are many people?",
    ),
  ),
  pilotMeter(
    "5G-202",
    "bij het Stadion",
    "near the Stadium",
    [5.8371, 51.8226],
    text(
      "Kunnen hulpdiensten bij een wedstrijd altijd bellen?",
      "Can emergency services always call during a match?",
    ),
  ),
  pilotMeter(
    "5G-203",
    "op de Kade",
    "at the Quay",
    [5.8664, 51.8492],
    text(
      "Kan een drone met een camera veilig vliegen boven een evenement?",
      "Can a drone with a camera fly safely above an event?",
    ),
  ),
  {
    ...pilotMeter(
      "5G-204",
      "bij het Station",
      "near the Station",
      [5.8541, 51.8424],
      text("Werkt een deelfiets met 5G beter?", "Does a shared bicycle work better with 5G?"),
    ),
    window: { fromDays: -200, toDays: -1, renew: "never" },
  },

  airMeter(
    "LK-301",
    "Ringweg",
    "Ring Road",
    [5.8587, 51.8417],
    text("Lantaarnpaal LP-0410 langs de ringweg", "Lamp post LP-0410 along the ring road"),
    [nitrogenDioxide(), fineDust()],
  ),
  airMeter(
    "LK-302",
    "Stadspark",
    "City Park",
    [5.8566, 51.8462],
    text("Op het dak van het theehuis", "On the roof of the tea house"),
    [fineDust()],
  ),
  {
    ...airMeter(
      "LK-303",
      "Havenweg",
      "Harbour Road",
      [5.8402, 51.8497],
      text("Lantaarnpaal LP-0477 bij de haven", "Lamp post LP-0477 near the harbour"),
      [nitrogenDioxide()],
    ),
    status: "paused",
  },

  noiseMeter(
    "GL-401",
    "Uitgaansstraat",
    "Nightlife Street",
    [5.8637, 51.8437],
    text("Aan de gevel boven het café", "On the front above the café"),
  ),
  noiseMeter(
    "GL-402",
    "Kade-Oost",
    "Quay East",
    [5.8697, 51.8498],
    text("Lantaarnpaal LP-0031 aan het water", "Lamp post LP-0031 at the water"),
  ),
  {
    ...noiseMeter(
      "GL-403",
      "Spoorzone",
      "Railway Quarter",
      [5.8512, 51.8401],
      text("Op een nieuwe paal langs het spoor", "On a new pole along the railway"),
    ),
    status: "announced",
    window: ANNOUNCED,
  },

  {
    reference: "VK-501",
    kind: "traffic",
    model: "radarteller",
    status: "active",
    window: REGULAR,
    name: text("Fietsteller Snelfietsbrug", "Bicycle counter Cycle Bridge"),
    description: text(
      "Deze teller telt hoeveel fietsen over de brug gaan.",
      "This counter counts how many bicycles cross the bridge.",
    ),
    place: text("Aan de reling, zuidkant", "On the railing, south side"),
    at: [5.8573, 51.8502],
    heightM: 3,
    supplier: "telwerk",
    body: "college",
    streams: [bicycles()],
  },
  {
    ...camera("CM-601", "Fietsenstalling Centrum", "Bicycle Park Centre", [5.8619, 51.8455]),
  },
  {
    ...camera("CM-602", "Fietsenstalling Oost", "Bicycle Park East", [5.8689, 51.8463]),
    status: "removed",
    window: { fromDays: -300, toDays: -20, renew: "never" },
  },
  {
    reference: "WT-701",
    kind: "water",
    model: "peilmeter",
    status: "active",
    window: REGULAR,
    name: text("Watermeter Kade", "Water gauge Quay"),
    description: text(
      "Deze meter meet hoe hoog het water in de rivier staat.",
      "This gauge measures how high the water in the river stands.",
    ),
    place: text("Aan de kademuur bij de trap", "On the quay wall near the stairs"),
    at: [5.8675, 51.8499],
    supplier: "luchtwacht",
    body: "college",
    streams: [waterLevel()],
  },
  {
    reference: "WR-702",
    kind: "weather",
    model: "weerstation",
    status: "active",
    window: REGULAR,
    name: text("Weerstation Toren", "Weather station Tower"),
    description: text(
      "Dit station meet hoe warm het is en hoe hard het waait.",
      "This station measures how warm it is and how hard the wind blows.",
    ),
    place: text("Op het dak van de toren", "On the roof of the tower"),
    at: [5.8702, 51.8481],
    heightM: 32,
    supplier: "luchtwacht",
    body: "college",
    streams: [temperature(), windSpeed()],
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

function pilotMeter(
  reference: string,
  nl: string,
  en: string,
  at: [number, number],
  question: Text,
): DemoSensor {
  return {
    reference,
    kind: "5g-pilot",
    model: "veldmeter",
    status: "active",
    window: PILOT,
    name: text(`Meter voor radiogolven ${nl} (5G-proef)`, `Radio wave meter ${en} (5G pilot)`),
    description: text(
      "Deze meter meet hoe sterk de radiogolven hier zijn in de band van de 5G-proef. Andere zenders in die band tellen mee.",
      "This meter measures how strong the radio waves are here in the band of the 5G pilot. Other transmitters in that band count too.",
    ),
    place: text(`Op de mast ${nl}`, `On the mast ${en}`),
    at,
    heightM: 6,
    supplier: "netproef",
    body: "college",
    pilot: question,
    streams: [fieldStrength(CALIBRATED)],
  };
}

function airMeter(
  reference: string,
  nl: string,
  en: string,
  at: [number, number],
  place: Text,
  streams: Stream[],
): DemoSensor {
  return {
    reference,
    kind: "air-quality",
    model: "luchtmeter",
    status: "active",
    window: REGULAR,
    name: text(`Luchtmeter ${nl}`, `Air meter ${en}`),
    description: text(
      "Deze meter meet hoe schoon de lucht hier is.",
      "This meter measures how clean the air is here.",
    ),
    place,
    at,
    heightM: 3,
    supplier: "luchtwacht",
    body: "college",
    streams,
  };
}

function noiseMeter(
  reference: string,
  nl: string,
  en: string,
  at: [number, number],
  place: Text,
): DemoSensor {
  return {
    reference,
    kind: "noise",
    model: "geluidmeter",
    status: "active",
    window: REGULAR,
    name: text(`Geluidmeter ${nl}`, `Noise meter ${en}`),
    description: text(
      "Deze meter meet hoe hard het geluid in de straat is.",
      "This meter measures how loud it is in the street.",
    ),
    place,
    at,
    heightM: 5,
    supplier: "luchtwacht",
    body: "college",
    streams: [soundLevel()],
  };
}

function camera(reference: string, nl: string, en: string, at: [number, number]): DemoSensor {
  return {
    reference,
    kind: "camera",
    model: "optische-teller",
    status: "active",
    window: REGULAR,
    name: text(`Camera ${nl}`, `Camera ${en}`),
    description: text(
      "Deze camera telt hoeveel plekken voor fietsen bezet zijn. Het beeld blijft niet bewaard.",
      "This camera counts how many bicycle places are taken. The picture is not kept.",
    ),
    place: text("Aan het plafond van de stalling", "On the ceiling of the bicycle park"),
    at,
    heightM: 3,
    supplier: "telwerk",
    body: "college",
    streams: [placesTaken()],
  };
}
