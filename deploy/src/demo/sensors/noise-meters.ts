/** Noise meters. GL-401 sends what was not agreed; GL-403 is announced. */
import { soundLevel } from "../streams.ts";
import { type Text, text } from "../text.ts";
import { ANNOUNCED, type DemoSensor, REGULAR } from "./demo-sensor.ts";

export const noiseMeters: readonly DemoSensor[] = [
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
];

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
