/** Puts the demonstration city into the form of a register file, with the dates that hold now. */
import { assessmentsOf } from "./assessments.ts";
import { CITY_ID, city, organisations, page } from "./city.ts";
import { dateAround, type Window, windowAt } from "./dates.ts";
import { models } from "./models.ts";
import { algorithmsOf, documentsOf, documentsOfPilot, proofsOf } from "./openness.ts";
import type { DemoPilot, DemoSensor } from "./sensors/demo-sensor.ts";
import { sensors } from "./sensors/sensors.ts";
import { zoneEntries } from "./zones.ts";

/** A device carries one sensor here; its id follows from it. */
export function deviceOf(reference: string): string {
  return `voorbeeld-${reference.toLowerCase()}`;
}

/**
 * The whole register of the demonstration city.
 *
 * @param known - reference to the window that the register holds already
 * @param mayRenew - whether dates that come to their end move on
 */
export function demoRegister(
  known: ReadonlyMap<string, Window>,
  now: Date,
  mayRenew = true,
): Record<string, unknown> {
  const windowOf = ({ reference, window }: DemoSensor): Window => {
    const held = known.get(reference);
    return mayRenew || held === undefined ? windowAt(window, held, now) : held;
  };
  return {
    city,
    organisations,
    models,
    sensors: sensors.map((sensor) => sensorEntry(sensor, windowOf(sensor))),
    devices: sensors.map(({ reference, supplier }) => ({
      id: deviceOf(reference),
      owner: supplier,
      sensors: [reference],
    })),
    zones: zoneEntries(),
  };
}

function sensorEntry(sensor: DemoSensor, window: Window): Record<string, unknown> {
  const capture = models.find(({ id }) => id === sensor.model)?.capture;
  return {
    reference: sensor.reference,
    owner: CITY_ID,
    roles: [
      { organisation: CITY_ID, role: "controller", body: sensor.body },
      { organisation: sensor.supplier, role: "processor" },
      { organisation: sensor.supplier, role: "supplier" },
    ],
    name: sensor.name,
    description: sensor.description,
    kind: sensor.kind,
    model: sensor.model,
    status: sensor.status,
    ...(window.isPostponed === true
      ? { corrects: { reason: "Voorbeeld: het plaatsen is uitgesteld." } }
      : {}),
    valid: { from: window.from.toISOString(), to: window.to.toISOString() },
    dates: datesOf(sensor, window),
    location: { type: "Point", coordinates: sensor.at },
    ...(sensor.heightM === undefined ? {} : { heightM: sensor.heightM }),
    place: sensor.place,
    ...(sensor.poleCode === undefined ? {} : { poleCode: sensor.poleCode }),
    assessments: assessmentsOf(sensor, capture, window),
    documents: [...documentsOf(capture, sensor, window), ...documentsOfPilot(sensor, window)],
    algorithms: algorithmsOf(sensor),
    ...proofsOf(capture, sensor),
    ...(sensor.pilot === undefined ? {} : { pilot: pilotOf(sensor.pilot) }),
    datastreams: sensor.streams,
  };
}

/** Announced well before placing, as the city promises; a review once a year. */
function datesOf({ status, window }: DemoSensor, { from, to }: Window): Record<string, string> {
  return {
    reportedDate: dateAround(from, -50),
    announcedDate: dateAround(from, -45),
    placedDate: dateAround(from, -3),
    ...(status === "removed" ? { removedDate: dateAround(to, 1) } : {}),
    // What has ended is not looked at again; its broken promise is another one.
    ...(window.renew === "never" ? {} : { reviewDate: dateAround(to, -20) }),
  };
}

function pilotOf({ question, outcome }: DemoPilot): Record<string, unknown> {
  return {
    question,
    by: [{ organisation: "netproef", role: "operator" }],
    licence: { authority: "RDI", number: "VOORBEELD-1", url: page("vergunning") },
    bands: [{ fromMHz: 3750, toMHz: 3800 }],
    evaluationDue: "P3M",
    outcome: outcome ?? null,
    ...(outcome === undefined ? {} : { evaluationUrl: page("evaluatie-5g") }),
  };
}
