/** Rules that protect people: on what ground, who weighed it, and that nobody's own address is published. */

import { capturesPersons } from "../personal-data.ts";
import type { CityEntry } from "../register/city.ts";
import type { DatastreamEntry } from "../register/datastream.ts";
import type { OrganisationEntry } from "../register/organisation.ts";
import type { SensorHead } from "./file-parts.ts";
import { asFarAsRead } from "./readable.ts";
import type { RegisterView } from "./register-view.ts";
import type { Fault, RuleFor } from "./rule.ts";

/** A datastream with the sensor it belongs to. */
export interface StreamSubject {
  stream: DatastreamEntry;
  sensor: SensorHead;
}

/** Undefined where it cannot be told, for the model is unknown: that has its own message. */
function takesInPersons(sensor: SensorHead, register: RegisterView): boolean | undefined {
  const model = register.model(sensor.model);
  return model === undefined ? undefined : capturesPersons(model.capture);
}

function concernsPersons({ stream, sensor }: StreamSubject, register: RegisterView): boolean {
  return stream.identifiability !== "none" || takesInPersons(sensor, register) === true;
}

export const groundRequired: RuleFor<StreamSubject> = {
  name: "ground-required",
  source: "GDPR 6(1)",
  sentence: {
    nl: "Wie iets over mensen opvangt, moet zeggen waarom dat van de wet mag.",
    en: "Whoever takes in something about people must say why the law allows it.",
  },
  check: (subject, register) =>
    concernsPersons(subject, register) && subject.stream.grounds.length === 0
      ? [{ path: ["grounds"], expected: "at least one legal ground (GDPR article 6)" }]
      : [],
};

export const everydayGround: RuleFor<StreamSubject> = {
  name: "everyday-ground",
  source: "Gemeentewet 174 covers public events only; other days need a task of their own",
  sentence: {
    nl: "De regel voor evenementen geldt niet op gewone dagen. Daar is een eigen regel voor nodig.",
    en: "The rule for events does not hold on ordinary days. They need a rule of their own.",
  },
  check: (subject, register) => {
    const { grounds } = subject.stream;
    if (subject.sensor.event !== undefined) return [];
    if (!concernsPersons(subject, register) || grounds.length === 0) return [];
    return grounds.every(({ scope }) => scope === "events")
      ? [{ path: ["grounds"], expected: "a ground without `scope: events`, or an `event` of the sensor" }]
      : [];
  },
};

export const privacyStatementRequired: RuleFor<StreamSubject> = {
  name: "privacy-statement-required",
  source: "GDPR 13 and 14",
  sentence: {
    nl: "Wie iets over mensen opvangt, moet uitleggen wat ermee gebeurt.",
    en: "Whoever takes in something about people must explain what becomes of it.",
  },
  check: (subject, register) =>
    concernsPersons(subject, register) && subject.stream.privacyUrl === undefined
      ? [{ path: ["privacyUrl"], expected: "privacyUrl: the address of the privacy statement" }]
      : [],
};

export const identifiableNeedsDpia: RuleFor<StreamSubject> = {
  name: "identifiable-needs-dpia",
  source: "GDPR 35(1)",
  sentence: {
    nl: "Kan iemand herkend worden? Dan moet iedereen het onderzoek naar de risico's kunnen lezen.",
    en: "Can somebody be recognised? Then everybody must be able to read the study of the risks.",
  },
  check: ({ stream, sensor }) => {
    if (stream.identifiability !== "identifiable") return [];
    const isLinked = (sensor.assessments ?? []).some(
      ({ kind, document }) => kind === "dpia" && document !== undefined,
    );
    return isLinked
      ? []
      : [{ path: ["identifiability"], expected: "an assessment `dpia` of the sensor with a `document`" }];
  },
};

export const captureAssessed: RuleFor<SensorHead> = {
  name: "capture-assessed",
  source: "GDPR 35(3)(c)",
  sentence: {
    nl: "Voor een camera, microfoon of wifi-ontvanger moeten de risico's onderzocht zijn.",
    en: "For a camera, a microphone or a wifi receiver the risks must have been studied.",
  },
  check: (sensor, register) => {
    if (takesInPersons(sensor, register) !== true || sensor.dpiaNotNeeded !== undefined) return [];
    return (sensor.assessments ?? []).some(({ kind }) => kind === "dpia")
      ? []
      : [
          {
            path: ["assessments"],
            expected: "an assessment `dpia`, or `dpiaNotNeeded` with reason, by and date",
          },
        ];
  },
};

/** Local parts that stand for a function. SensRNet accepted such mailboxes only. */
const FUNCTIONS = new Set([
  "info",
  "sensor",
  "sensoren",
  "privacy",
  "fg",
  "beheer",
  "contact",
  "gemeente",
  "servicedesk",
  "klantenservice",
  "kcc",
  "evenementen",
  "opendata",
  "milieu",
  "verkeer",
]);

const FUNCTIONAL_MAILBOX = {
  name: "functional-mailbox",
  source: "Domain facts 2 and 3: the register of Amsterdam published names and mail addresses of persons",
  sentence: {
    nl: "Een adres in het register is van een afdeling, niet van één mens.",
    en: "An address in the register is a department's, not one person's.",
  },
};

function personalMailbox<Field extends string>(
  entry: { readonly [name in Field]?: { mailbox?: string | undefined } | undefined },
  field: Field,
): Fault[] {
  return asFarAsRead(() => {
    const mailbox = entry[field]?.mailbox;
    if (mailbox === undefined || FUNCTIONS.has(mailbox.slice(0, mailbox.indexOf("@")).toLowerCase()))
      return [];
    return [
      { path: [field, "mailbox"], expected: `a mailbox of a function: ${[...FUNCTIONS].join("@, ")}@` },
    ];
  });
}

export const mailboxOfCity: RuleFor<CityEntry> = {
  ...FUNCTIONAL_MAILBOX,
  check: (city) => personalMailbox(city, "contact"),
};

export const mailboxesOfOrganisation: RuleFor<OrganisationEntry> = {
  ...FUNCTIONAL_MAILBOX,
  check: (organisation) => [
    ...personalMailbox(organisation, "contact"),
    ...personalMailbox(organisation, "dataProtectionOfficer"),
  ],
};
