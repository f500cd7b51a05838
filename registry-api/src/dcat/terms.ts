/** Names of the vocabularies that the catalogue speaks, and what is said in them. */
import { DataFactory } from "n3";

export const DCAT = "http://www.w3.org/ns/dcat#";
export const DCT = "http://purl.org/dc/terms/";
export const FOAF = "http://xmlns.com/foaf/0.1/";
export const VCARD = "http://www.w3.org/2006/vcard/ns#";
export const SKOS = "http://www.w3.org/2004/02/skos/core#";
export const XSD = "http://www.w3.org/2001/XMLSchema#";
export const RDFS = "http://www.w3.org/2000/01/rdf-schema#";
export const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
export const AUTHORITY = "http://publications.europa.eu/resource/authority";
export const MEDIA_TYPES = "https://www.iana.org/assignments/media-types";

export const PREFIXES = { dcat: DCAT, dct: DCT, foaf: FOAF, vcard: VCARD, skos: SKOS, xsd: XSD };

export type Value = { iri: string } | { text: string; language?: string; type?: string };

export function iri(address: string): Value {
  return { iri: address };
}

export function dutch(text: string): Value {
  return { text, language: "nl" };
}

export function moment(at: Date): Value {
  return { text: at.toISOString(), type: `${XSD}dateTime` };
}

export function toTerm(value: Value) {
  if ("iri" in value) return DataFactory.namedNode(value.iri);
  if (value.language !== undefined) return DataFactory.literal(value.text, value.language);
  return DataFactory.literal(value.text, DataFactory.namedNode(value.type ?? `${XSD}string`));
}
