/** Rules about what the public can read: documents, and the algorithms that work with what is measured. */
import type { AlgorithmEntry } from "../register/algorithm.ts";
import type { PictureEntry } from "../register/picture.ts";
import type { SensorModelEntry } from "../register/sensor-model.ts";
import type { SensorHead } from "./file-parts.ts";
import type { StreamSubject } from "./persons.ts";
import { ofEach } from "./readable.ts";
import type { Fault, RuleFor } from "./rule.ts";

export const documentReadable: RuleFor<SensorHead> = {
  name: "document-readable",
  source: "Woo 5.1 and 5.2: what is not public is withheld by an article",
  sentence: {
    nl: "Iedereen kan een stuk lezen. Of er staat bij welke regel van de wet het geheim houdt.",
    en: "Everybody can read a document, or it says which rule of the law keeps it closed.",
  },
  check: ({ documents = [] }) =>
    ofEach(
      () => documents,
      ({ url, withheld = [] }, index): Fault[] =>
        url === undefined && withheld.length === 0
          ? [
              {
                path: ["documents", index],
                expected: "url: where it can be read, or withheld with an article",
              },
            ]
          : [],
    ),
};

const ALGORITHM_EXPLAINED = {
  name: "algorithm-explained",
  source: "Publicatiestandaard Algoritmeregister 1.0.0, chapter 2; domain facts 5: lawful basis",
  sentence: {
    nl: "Kan een algoritme gevolgen voor mensen hebben? Dan staat erbij waarom het mag en wie erop let.",
    en: "Can an algorithm affect people? Then it says why the law allows it and who watches over it.",
  },
};

/** What the standard shows of every algorithm must be filled in where one has consequences. */
const EXPLAINING = ["lawfulBasis", "humanIntervention", "risks"] as const;

function faultsOfAlgorithms({ algorithms = [] }: { algorithms?: AlgorithmEntry[] | undefined }): Fault[] {
  return ofEach(
    () => algorithms,
    (algorithm, index) => {
      if (algorithm.publicationCategory === "other-algorithm") return [];
      return ofEach(
        () => EXPLAINING,
        (field): Fault[] =>
          isEmpty(algorithm[field])
            ? [{ path: ["algorithms", index], expected: `${field}: for it has consequences for people` }]
            : [],
      );
    },
  );
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : value === undefined;
}

export const algorithmsOfSensor: RuleFor<SensorHead> = { ...ALGORITHM_EXPLAINED, check: faultsOfAlgorithms };
export const algorithmsOfModel: RuleFor<SensorModelEntry> = {
  ...ALGORITHM_EXPLAINED,
  check: faultsOfAlgorithms,
};

export const deciderNamed: RuleFor<StreamSubject> = {
  name: "decider-named",
  source: "GDPR 13(2)(f) and 22",
  sentence: {
    nl: "Beslist een computer mee? Dan staat erbij welk algoritme dat is.",
    en: "Does a computer help decide? Then it says which algorithm that is.",
  },
  check: ({ stream, sensor }, register) => {
    if (stream.automatedDecisions !== true || stream.algorithmId !== undefined) return [];
    const model = register.model(sensor.model);
    const named = (sensor.algorithms ?? []).length + (model?.algorithms ?? []).length;
    return named > 0 || model === undefined
      ? []
      : [{ path: ["automatedDecisions"], expected: "algorithms of the sensor or its model, or algorithmId" }];
  },
};

/** The import reads the file and fills in its size; what comes without was not read. */
export const pictureReadable: RuleFor<{ picture?: PictureEntry | undefined }> = {
  name: "picture-readable",
  source: "WCAG 1.1.1; Domain facts 2: people ask what the box looks like",
  sentence: {
    nl: "Een foto van het kastje is een bestand naast het register.",
    en: "A picture of the box is a file beside the register.",
  },
  check: ({ picture }) =>
    picture !== undefined && (picture.widthPx === undefined || picture.heightPx === undefined)
      ? [{ path: ["picture", "file"], expected: "a JPEG or PNG in the folder of the register file" }]
      : [],
};
