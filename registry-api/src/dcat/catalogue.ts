/**
 * The register as open data, in the words of DCAT-AP-NL 3: a catalogue, the data sets in it, the files and services that
 * give them. Of every list that the profile names, the concept is typed here, so that the catalogue can be checked alone.
 *
 * @see https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/
 */
import { DataFactory, type Quad } from "n3";
import type { City } from "../contract/organisation.ts";
import { FORMATS, type Format } from "../exports/export.ts";
import { COLLECTION, BASE as FEATURES } from "../features/collection.ts";
import { BASE as SENSOR_THINGS } from "../sensorthings/root.ts";

const DCAT = "http://www.w3.org/ns/dcat#";
const DCT = "http://purl.org/dc/terms/";
const FOAF = "http://xmlns.com/foaf/0.1/";
const VCARD = "http://www.w3.org/2006/vcard/ns#";
const SKOS = "http://www.w3.org/2004/02/skos/core#";
const XSD = "http://www.w3.org/2001/XMLSchema#";
const RDFS = "http://www.w3.org/2000/01/rdf-schema#";
const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const AUTHORITY = "http://publications.europa.eu/resource/authority";

export const PREFIXES = { dcat: DCAT, dct: DCT, foaf: FOAF, vcard: VCARD, skos: SKOS, xsd: XSD };

const LANGUAGES = [`${AUTHORITY}/language/NLD`, `${AUTHORITY}/language/ENG`];
const THEMES = {
  [`${AUTHORITY}/data-theme/GOVE`]: "Overheid en publieke sector",
  [`${AUTHORITY}/data-theme/REGI`]: "Regio's en steden",
};
const DESIGN_RULES = "https://logius-standaarden.github.io/API-Design-Rules/";
const MEDIA_TYPES = "https://www.iana.org/assignments/media-types";
const PUBLIC_ACCESS = `${AUTHORITY}/access-right/PUBLIC`;
const CC_BY = "https://creativecommons.org/licenses/by/4.0/";
const CC0 = "https://creativecommons.org/publicdomain/zero/1.0/";

/** The APIs, by their place on the site; each describes itself at `openapi.json`. */
const SERVICES = {
  api: {
    base: "/v1",
    standard: DESIGN_RULES,
    title: "API van het sensorenregister",
    description: "Register, metingen en drukte, volgens de NL API Design Rules.",
    serves: ["register", "metingen"],
  },
  ogc: {
    base: FEATURES,
    standard: "http://www.opengis.net/spec/ogcapi-features-1/1.0",
    title: "Het sensorenregister als OGC API Features",
    description: "Waar sensoren hangen, voor kaartprogramma's als QGIS en GDAL.",
    serves: ["register"],
  },
  sta: {
    base: SENSOR_THINGS,
    standard: "http://www.opengis.net/doc/is/sensorthings/1.1",
    title: "Register en metingen als SensorThings API",
    description: "Sensoren, meetreeksen en metingen volgens SensorThings 1.1, om te lezen.",
    serves: ["register", "metingen"],
  },
} as const;
type ServiceName = keyof typeof SERVICES;
const SERVICE_NAMES = ["api", "ogc", "sta"] as const satisfies readonly ServiceName[];

/** What an API gives of a data set; `path`: where it can be fetched at once, a page at a time. */
const ANSWERS: Record<"register" | "metingen", Answer[]> = {
  register: [
    {
      name: "ogc",
      service: "ogc",
      type: "GEOJSON",
      media: "application/geo+json",
      title: "Sensoren door OGC API Features",
      path: `/collections/${COLLECTION}/items`,
    },
    {
      name: "sta",
      service: "sta",
      type: "JSON",
      media: "application/json",
      title: "Sensoren door SensorThings",
      path: "/Things",
    },
  ],
  metingen: [
    { name: "api", service: "api", type: "JSON", media: "application/json", title: "Metingen door de API" },
    { name: "csv", service: "api", type: "CSV", media: "text/csv", title: "Metingen als CSV, per meetreeks" },
    {
      name: "sta",
      service: "sta",
      type: "JSON",
      media: "application/json",
      title: "Metingen door SensorThings",
      path: "/Observations",
    },
  ],
};

const FILES: Record<Format, { type: string; media: string; title: string }> = {
  csv: { type: "CSV", media: "text/csv", title: "Register als CSV" },
  xlsx: { type: "XLSX", media: FORMATS.xlsx, title: "Register als werkblad" },
  geojson: { type: "GEOJSON", media: "application/geo+json", title: "Register als GeoJSON" },
  jsonl: { type: "JSON", media: "application/jsonl", title: "Register als JSON, een sensor per regel" },
};

export interface CatalogueOptions {
  city: City;
  publicUrl: string;
  /** When the register last changed. */
  changedAt: Date;
}

type Value = { iri: string } | { text: string; language?: string; type?: string };

export function catalogueOf({ city, publicUrl, changedAt }: CatalogueOptions): Quad[] {
  const quads: Quad[] = [];
  const say = (subject: string, predicate: string, ...values: Value[]): void => {
    for (const value of values)
      quads.push(
        DataFactory.quad(DataFactory.namedNode(subject), DataFactory.namedNode(predicate), toTerm(value)),
      );
  };
  const typed = new Set<string>();
  /** Said once of each, however often it is met. */
  const isA = (subject: string, ...types: string[]): void => {
    if (typed.has(subject)) return;
    typed.add(subject);
    say(subject, `${RDF}type`, ...types.map(iri));
  };
  const catalogue = `${publicUrl}/v1/dcat`;
  const register = `${catalogue}#register`;
  const readings = `${catalogue}#metingen`;
  const publisher = city.code === undefined ? `${catalogue}#uitgever` : tooiOf(city.code);
  const contact = `${catalogue}#contact`;

  isA(publisher, `${FOAF}Agent`, `${FOAF}Organization`);
  say(publisher, `${FOAF}name`, dutch(city.name));
  isA(contact, `${VCARD}Kind`, `${VCARD}Organization`);
  say(contact, `${VCARD}fn`, dutch(`${city.name}, sensorenregister`));
  say(contact, `${VCARD}hasURL`, iri(`${publicUrl}/nl/contact`));
  if (city.contact?.mailbox !== undefined)
    say(contact, `${VCARD}hasEmail`, iri(`mailto:${city.contact.mailbox}`));
  for (const language of LANGUAGES) isA(language, `${DCT}LinguisticSystem`);
  for (const [theme, name] of Object.entries(THEMES)) {
    isA(theme, `${SKOS}Concept`);
    say(theme, `${SKOS}prefLabel`, dutch(name));
    say(theme, `${SKOS}inScheme`, iri(`${AUTHORITY}/data-theme`));
  }
  isA(PUBLIC_ACCESS, `${DCT}RightsStatement`);
  isA(CC_BY, `${DCT}LicenseDocument`);
  isA(CC0, `${DCT}LicenseDocument`);
  isA(`${publicUrl}/`, `${FOAF}Document`);
  isA(`${publicUrl}/nl/uitleg`, `${FOAF}Document`);

  const common = (subject: string, title: string, description: string, standard: string): void => {
    say(subject, `${DCT}title`, dutch(title));
    say(subject, `${DCT}description`, dutch(description));
    say(subject, `${DCT}identifier`, { text: subject, type: `${XSD}anyURI` });
    say(subject, `${DCT}publisher`, iri(publisher));
    say(subject, `${DCT}creator`, iri(publisher));
    say(subject, `${DCT}language`, ...LANGUAGES.map(iri));
    say(subject, `${DCT}modified`, { text: changedAt.toISOString(), type: `${XSD}dateTime` });
    say(subject, `${DCT}accessRights`, iri(PUBLIC_ACCESS));
    say(subject, `${DCAT}contactPoint`, iri(contact));
    say(subject, `${DCAT}theme`, ...Object.keys(THEMES).map(iri));
    say(subject, `${DCT}conformsTo`, iri(standard));
    say(subject, `${FOAF}page`, iri(`${publicUrl}/nl/uitleg`));
    say(subject, `${DCAT}landingPage`, iri(`${publicUrl}/`));
    say(subject, `${DCAT}keyword`, dutch("sensoren"), dutch("openbare ruimte"));
  };

  isA(catalogue, `${DCAT}Catalog`);
  say(catalogue, `${DCT}title`, dutch(`Sensorenregister ${city.name}`));
  say(
    catalogue,
    `${DCT}description`,
    dutch("Open gegevens over sensoren in de openbare ruimte, en wat zij meten."),
  );
  say(catalogue, `${DCT}publisher`, iri(publisher));
  say(catalogue, `${DCT}creator`, iri(publisher));
  say(catalogue, `${DCT}language`, ...LANGUAGES.map(iri));
  say(catalogue, `${DCT}license`, iri(CC0));
  say(catalogue, `${DCT}modified`, { text: changedAt.toISOString(), type: `${XSD}dateTime` });
  say(catalogue, `${FOAF}homepage`, iri(`${publicUrl}/`));
  say(catalogue, `${DCAT}contactPoint`, iri(contact));
  say(catalogue, `${DCAT}themeTaxonomy`, iri(`${AUTHORITY}/data-theme`));
  isA(`${AUTHORITY}/data-theme`, `${SKOS}ConceptScheme`);
  say(`${AUTHORITY}/data-theme`, `${DCT}title`, { text: "Data theme", language: "en" });
  say(catalogue, `${DCAT}dataset`, iri(register), iri(readings));
  say(catalogue, `${DCAT}service`, ...SERVICE_NAMES.map((name) => iri(`${catalogue}#${name}`)));

  isA(register, `${DCAT}Dataset`);
  common(
    register,
    `Sensoren in ${city.name}`,
    "Welke sensoren er hangen, van wie, waarom, wat zij meten en hoe lang het bewaard wordt.",
    DESIGN_RULES,
  );
  for (const format of ["csv", "xlsx", "geojson", "jsonl"] as const) {
    const file = `${register}-${format}`;
    const url = `${publicUrl}/v1/exports/sensors?format=${format}`;
    distribution(register, file, { ...FILES[format], url, licence: CC0, service: "api" });
    say(file, `${DCAT}downloadURL`, iri(url));
  }
  answers(register, "register", CC0);

  isA(readings, `${DCAT}Dataset`);
  common(
    readings,
    `Metingen van sensoren in ${city.name}`,
    "Wat de openbare meetreeksen meten, zoals het getoond mag worden.",
    DESIGN_RULES,
  );
  answers(readings, "metingen", CC_BY);

  for (const name of SERVICE_NAMES) {
    const { base, standard, title, description, serves } = SERVICES[name];
    const service = `${catalogue}#${name}`;
    const url = publicUrl + base;
    isA(service, `${DCAT}DataService`);
    isA(standard, `${DCT}Standard`);
    common(service, title, description, standard);
    say(service, `${DCT}license`, iri(CC0));
    say(service, `${DCAT}endpointURL`, iri(url));
    isA(url, `${RDFS}Resource`);
    say(service, `${DCAT}endpointDescription`, iri(`${url}/openapi.json`));
    say(service, `${DCAT}servesDataset`, ...serves.map((dataset) => iri(`${catalogue}#${dataset}`)));
  }
  return quads;

  function answers(dataset: string, name: keyof typeof ANSWERS, licence: string): void {
    for (const { path, ...answer } of ANSWERS[name]) {
      const root = publicUrl + SERVICES[answer.service].base;
      const subject = `${dataset}-${answer.name}`;
      distribution(dataset, subject, { ...answer, url: `${root}/openapi.json`, licence });
      if (path !== undefined) say(subject, `${DCAT}downloadURL`, iri(root + path));
    }
  }

  function distribution(dataset: string, subject: string, given: Distribution): void {
    const { service, title, type, media, url, licence } = given;
    const format = `${AUTHORITY}/file-type/${type}`;
    const mediaType = `${MEDIA_TYPES}/${media.split(";")[0]}`;
    say(dataset, `${DCAT}distribution`, iri(subject));
    isA(subject, `${DCAT}Distribution`);
    say(subject, `${DCT}title`, dutch(title));
    say(subject, `${DCT}license`, iri(licence));
    say(subject, `${DCAT}accessURL`, iri(url));
    isA(url, `${RDFS}Resource`);
    say(subject, `${DCAT}accessService`, iri(`${catalogue}#${service}`));
    say(subject, `${DCT}language`, ...LANGUAGES.map(iri));
    say(subject, `${DCT}conformsTo`, iri(SERVICES[service].standard));
    say(subject, `${DCT}format`, iri(format));
    isA(format, `${DCT}MediaTypeOrExtent`);
    say(subject, `${DCAT}mediaType`, iri(mediaType));
    isA(mediaType, `${DCT}MediaType`);
  }
}

interface Answer {
  name: string;
  service: ServiceName;
  title: string;
  /** In the list of file types of the EU, and of IANA. */
  type: string;
  media: string;
  path?: string;
}

interface Distribution extends Omit<Answer, "name" | "path"> {
  url: string;
  licence: string;
}

/** Value list of municipalities of TOOI, by the code of CBS (`GM0268`). */
function tooiOf(code: string): string {
  return `https://identifier.overheid.nl/tooi/id/gemeente/${code.toLowerCase()}`;
}

function iri(address: string): Value {
  return { iri: address };
}

function dutch(text: string): Value {
  return { text, language: "nl" };
}

function toTerm(value: Value) {
  if ("iri" in value) return DataFactory.namedNode(value.iri);
  if (value.language !== undefined) return DataFactory.literal(value.text, value.language);
  return DataFactory.literal(value.text, DataFactory.namedNode(value.type ?? `${XSD}string`));
}
