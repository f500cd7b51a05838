/**
 * The register as open data, in the words of DCAT-AP-NL 3: a catalogue, the data sets in it, the files and services that
 * give them. Of every list that the profile names, the concept is typed here, so that the catalogue can be checked alone.
 *
 * @see https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/
 */
import { DataFactory, type Quad } from "n3";
import type { City } from "../contract/organisation.ts";
import type { DataSet, Distribution } from "./data-sets.ts";
import { licenceAddress } from "./licence.ts";
import { DESIGN_RULES, SERVICE_NAMES, SERVICES } from "./services.ts";
import {
  AUTHORITY,
  DCAT,
  DCT,
  dutch,
  FOAF,
  iri,
  MEDIA_TYPES,
  moment,
  RDF,
  RDFS,
  SKOS,
  toTerm,
  type Value,
  VCARD,
  XSD,
} from "./terms.ts";

const LANGUAGES = [`${AUTHORITY}/language/NLD`, `${AUTHORITY}/language/ENG`];
const THEMES = {
  [`${AUTHORITY}/data-theme/GOVE`]: "Overheid en publieke sector",
  [`${AUTHORITY}/data-theme/REGI`]: "Regio's en steden",
};
const PUBLIC_ACCESS = `${AUTHORITY}/access-right/PUBLIC`;

export interface CatalogueOptions {
  city: City;
  publicUrl: string;
  /** When the register last changed. */
  changedAt: Date;
  /** What there is; the register first. */
  dataSets: readonly DataSet[];
}

export function catalogueOf({ city, publicUrl, changedAt, dataSets }: CatalogueOptions): Quad[] {
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
  const publisher = city.code === undefined ? `${catalogue}#uitgever` : tooiOf(city.code);
  const contact = `${catalogue}#contact`;
  const licence = licenceAddress(city.licence ?? null);

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
  isA(licence, `${DCT}LicenseDocument`);
  isA(`${publicUrl}/`, `${FOAF}Document`);
  isA(`${publicUrl}/nl/uitleg`, `${FOAF}Document`);

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
  say(catalogue, `${DCT}license`, iri(licence));
  say(catalogue, `${DCT}modified`, moment(changedAt));
  say(catalogue, `${FOAF}homepage`, iri(`${publicUrl}/`));
  say(catalogue, `${DCAT}contactPoint`, iri(contact));
  say(catalogue, `${DCAT}themeTaxonomy`, iri(`${AUTHORITY}/data-theme`));
  isA(`${AUTHORITY}/data-theme`, `${SKOS}ConceptScheme`);
  say(`${AUTHORITY}/data-theme`, `${DCT}title`, { text: "Data theme", language: "en" });
  say(catalogue, `${DCAT}dataset`, ...dataSets.map(({ id }) => iri(`${catalogue}#${id}`)));
  say(catalogue, `${DCAT}service`, ...SERVICE_NAMES.map((name) => iri(`${catalogue}#${name}`)));

  for (const { id, title, description, keywords, distributions } of dataSets) {
    const dataSet = `${catalogue}#${id}`;
    isA(dataSet, `${DCAT}Dataset`);
    common(dataSet, { title, description, standard: DESIGN_RULES, keywords });
    for (const given of distributions) distribution(dataSet, given);
  }
  for (const name of SERVICE_NAMES) {
    const { base, standard, title, description } = SERVICES[name];
    const service = `${catalogue}#${name}`;
    const url = publicUrl + base;
    isA(service, `${DCAT}DataService`);
    isA(standard, `${DCT}Standard`);
    common(service, { title, description, standard, keywords: [] });
    say(service, `${DCT}license`, iri(licence));
    say(service, `${DCAT}endpointURL`, iri(url));
    isA(url, `${RDFS}Resource`);
    isA(`${url}/openapi.json`, `${RDFS}Resource`);
    say(service, `${DCAT}endpointDescription`, iri(`${url}/openapi.json`));
    const served = dataSets.filter((set) => set.distributions.some((given) => given.service === name));
    say(service, `${DCAT}servesDataset`, ...served.map(({ id }) => iri(`${catalogue}#${id}`)));
  }
  return quads;

  function common(
    subject: string,
    {
      title,
      description,
      standard,
      keywords,
    }: { title: string; description: string; standard: string; keywords: readonly string[] },
  ): void {
    say(subject, `${DCT}title`, dutch(title));
    say(subject, `${DCT}description`, dutch(description));
    say(subject, `${DCT}identifier`, { text: subject, type: `${XSD}anyURI` });
    say(subject, `${DCT}publisher`, iri(publisher));
    say(subject, `${DCT}creator`, iri(publisher));
    say(subject, `${DCT}language`, ...LANGUAGES.map(iri));
    say(subject, `${DCT}modified`, moment(changedAt));
    say(subject, `${DCT}accessRights`, iri(PUBLIC_ACCESS));
    say(subject, `${DCAT}contactPoint`, iri(contact));
    say(subject, `${DCAT}theme`, ...Object.keys(THEMES).map(iri));
    say(subject, `${DCT}conformsTo`, iri(standard));
    say(subject, `${FOAF}page`, iri(`${publicUrl}/nl/uitleg`));
    say(subject, `${DCAT}landingPage`, iri(`${publicUrl}/`));
    say(subject, `${DCAT}keyword`, ...["sensoren", "openbare ruimte", ...keywords].map(dutch));
  }

  function distribution(dataSet: string, given: Distribution): void {
    const { id, service, title, type, media, accessUrl, downloadUrl } = given;
    const subject = `${dataSet}-${id}`;
    const format = `${AUTHORITY}/file-type/${type}`;
    const mediaType = `${MEDIA_TYPES}/${media.split(";")[0]}`;
    say(dataSet, `${DCAT}distribution`, iri(subject));
    isA(subject, `${DCAT}Distribution`);
    say(subject, `${DCT}title`, dutch(title));
    isA(given.licence, `${DCT}LicenseDocument`);
    say(subject, `${DCT}license`, iri(given.licence));
    isA(accessUrl, `${RDFS}Resource`);
    say(subject, `${DCAT}accessURL`, iri(accessUrl));
    isA(downloadUrl, `${RDFS}Resource`);
    say(subject, `${DCAT}downloadURL`, iri(downloadUrl));
    say(subject, `${DCAT}accessService`, iri(`${catalogue}#${service}`));
    say(subject, `${DCT}language`, ...LANGUAGES.map(iri));
    say(subject, `${DCT}conformsTo`, iri(SERVICES[service].standard));
    isA(format, `${DCT}MediaTypeOrExtent`);
    say(subject, `${DCT}format`, iri(format));
    isA(mediaType, `${DCT}MediaType`);
    say(subject, `${DCAT}mediaType`, iri(mediaType));
  }
}

/** Value list of municipalities of TOOI, by the code of CBS (`GM0268`). */
function tooiOf(code: string): string {
  return `https://identifier.overheid.nl/tooi/id/gemeente/${code.toLowerCase()}`;
}
