/** Where a sensor hangs, and how long it may stay there. */
import { Temporal } from "temporal-polyfill";
import { parseDuration } from "../duration.ts";
import { faultOfPolygon, type Polygon } from "../geo.ts";
import type { SensorHead } from "./file-parts.ts";
import type { Path } from "./path.ts";
import { asFarAsRead } from "./readable.ts";
import type { Fault, RuleFor } from "./rule.ts";

const POLYGON_SOUND = {
  name: "polygon-sound",
  source: "RFC 7946 3.1.6; OGC Simple Features 6.1.11",
  sentence: {
    nl: "De rand van een gebied kruist zichzelf niet en komt uit waar hij begon.",
    en: "The edge of an area does not cross itself and ends where it began.",
  },
};

function unsoundPolygon(path: Path, polygon: Polygon): Fault[] {
  const fault = faultOfPolygon(polygon);
  return fault === null ? [] : [{ path: [...path, "coordinates"], expected: fault }];
}

export const polygonsOfSensor: RuleFor<SensorHead> = {
  ...POLYGON_SOUND,
  check: (sensor) => [
    ...asFarAsRead(() =>
      sensor.location.type === "Polygon" ? unsoundPolygon(["location"], sensor.location) : [],
    ),
    ...asFarAsRead(() =>
      sensor.sensingArea === undefined ? [] : unsoundPolygon(["sensingArea"], sensor.sensingArea),
    ),
  ],
};

export const polygonOfZone: RuleFor<{ area: Polygon }> = {
  ...POLYGON_SOUND,
  check: ({ area }) => unsoundPolygon(["area"], area),
};

export const areaHasReason: RuleFor<SensorHead> = {
  name: "area-has-reason",
  source: "Domain facts 3: fixed (point) or mobile (area), or a public generalisation with reason",
  sentence: {
    nl: "Een vaste sensor hangt op één plek. Tonen wij die niet precies? Dan zeggen wij waarom.",
    en: "A fixed sensor hangs in one place. If we do not show it exactly, we say why.",
  },
  check: ({ location, mobile, generalisation }) => {
    if (location.type === "Polygon" && mobile !== true && generalisation === undefined) {
      return [
        { path: ["location"], expected: "a Point, or `mobile: true`, or `generalisation` with a reason" },
      ];
    }
    return location.type === "Point" && mobile === true
      ? [{ path: ["location"], expected: "a Polygon: where a mobile sensor may come" }]
      : [];
  },
};

export const windowOrdered: RuleFor<SensorHead> = {
  name: "window-ordered",
  source: "Semantics 2: valid is the operating window",
  sentence: { nl: "Het einde ligt na het begin.", en: "The end lies after the beginning." },
  check: ({ valid: { from, to } }) =>
    to === undefined || Date.parse(from) < Date.parse(to)
      ? []
      : [{ path: ["valid", "to"], expected: `after valid.from (${from})` }],
};

export const maxTerm: RuleFor<SensorHead> = {
  name: "max-term",
  source: "The city's own rules.maxTerm; Domain facts 2: importers elsewhere set the end to 2050",
  sentence: {
    nl: "De gemeente laat een sensor niet langer hangen dan zij zegt.",
    en: "The city does not let a sensor hang longer than it says.",
  },
  check: ({ owner, valid, pilot }, register) => {
    const organisation = register.organisation(owner);
    const rule = register.city?.rules?.maxTerm;
    const term = pilot === undefined ? rule?.regular : rule?.pilot;
    if (organisation === undefined || organisation.demo === true || term === undefined) return [];
    if (valid.to === undefined)
      return [{ path: ["valid", "to"], expected: `to: an end, at most ${term} after from` }];
    return Date.parse(valid.to) <= addTo(valid.from, term, register.timeZone)
      ? []
      : [{ path: ["valid", "to"], expected: `at most ${term} after valid.from (${valid.from})` }];
  },
};

/**
 * The moment a term after another, by the calendar of a time zone.
 *
 * @returns milliseconds since 1970
 */
export function addTo(instant: string, term: string, timeZone: string): number {
  const start = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  return start.add(parseDuration(term)).epochMilliseconds;
}

/** The calendar date of a moment in a time zone. */
export function calendarDate(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

export const eventOrdered: RuleFor<SensorHead> = {
  name: "event-ordered",
  source: "Semantics 2",
  sentence: {
    nl: "Een evenement eindigt niet voordat het begint.",
    en: "An event does not end before it begins.",
  },
  check: ({ event }) =>
    event === undefined || event.fromDate <= event.toDate
      ? []
      : [{ path: ["event", "toDate"], expected: `${event.fromDate} or later` }],
};
