/**
 * Meters of the 5G pilots. 5G-204 has ended and still sends; 5G-205 ended and nobody told what came of it, 5G-206 ended
 * and somebody did.
 */
import { fieldStrength } from "../streams.ts";
import { type Text, text } from "../text.ts";
import { type DemoSensor, PILOT } from "./demo-sensor.ts";

const CALIBRATED = "2026-05-12";

export const pilotMeters: readonly DemoSensor[] = [
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
  {
    ...pilotMeter(
      "5G-205",
      "bij de Sporthal",
      "near the Sports Hall",
      [5.8463, 51.8388],
      text("Is een snel netwerk nodig bij een sportdag?", "Does a sports day need a fast network?"),
    ),
    status: "removed",
    window: { fromDays: -400, toDays: -120, renew: "never" },
  },
  {
    ...pilotMeter(
      "5G-206",
      "in het Park",
      "in the Park",
      [5.8589, 51.8447],
      text("Kunnen mensen eerder een ambulance bellen?", "Can an ambulance be called sooner?"),
    ),
    status: "removed",
    window: { fromDays: -300, toDays: -60, renew: "never" },
    pilot: {
      question: text("Kunnen mensen eerder een ambulance bellen?", "Can an ambulance be called sooner?"),
      outcome: text(
        "Nee. Bellen ging niet sneller dan met 4G. De gemeente gaat hier niet mee door.",
        "No. Calling was no faster than with 4G. The city does not go on with this.",
      ),
    },
  },
];

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
    pilot: { question },
    streams: [fieldStrength(CALIBRATED)],
  };
}
