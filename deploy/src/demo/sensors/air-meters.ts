/** Air meters. LK-303 is paused. */
import { fineDust, nitrogenDioxide, type Stream } from "../streams.ts";
import { type Text, text } from "../text.ts";
import { type DemoSensor, REGULAR } from "./demo-sensor.ts";

export const airMeters: readonly DemoSensor[] = [
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
];

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
