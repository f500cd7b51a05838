/** Those of which there is one or two: bicycles, cameras, water, weather. VK-501 leaves intervals out; CM-602 is gone. */
import { bicycles, placesTaken, temperature, waterLevel, windSpeed } from "../streams.ts";
import { text } from "../text.ts";
import { type DemoSensor, REGULAR } from "./demo-sensor.ts";

export const singleSensors: readonly DemoSensor[] = [
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
