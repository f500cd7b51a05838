/** A sensor's measurements as a data set in the words of schema.org, for search engines and catalogues. */
import type { Sensor } from "@meetpaal/registry-api/contract";
import { numbersPath, sensorPath } from "../../links.ts";
import type { PageContext } from "../../page.ts";
import { plainText } from "../../text/translated.tsx";
import { exampleWords } from "../example-words.ts";
import { middleOf } from "../list/places.ts";

type Told = Pick<PageContext, "t" | "locale" | "demo">;

/** Where a licence is told of; others are named by their code. */
const licenceUrl = (code: string): string => {
  const [, kind, version] = /^CC-(BY(?:-SA)?)-(\d\.\d)$/u.exec(code) ?? [];
  if (kind && version) return `https://creativecommons.org/licenses/${kind.toLowerCase()}/${version}/`;
  return code === "CC0-1.0" ? "https://creativecommons.org/publicdomain/zero/1.0/" : code;
};

/** @see https://schema.org/Dataset */
export const sensorAbout = (context: Told, sensor: Sensor, publicUrl: string): Record<string, unknown> => {
  const { locale } = context;
  const { publicId, datastreams, validFrom, validTo, place } = sensor;
  const page = publicUrl + sensorPath(locale, publicId);
  const open = datastreams.filter((stream) => stream.public);
  const owner = sensor.organisations.find(({ id }) => id === sensor.owner);
  const [longitude, latitude] = middleOf(sensor.location);
  const licences = [...new Set(open.flatMap(({ licence }) => (licence ? [licenceUrl(licence)] : [])))];
  const example = exampleWords(context, sensor);
  return {
    "@context": "https://schema.org",
    "@type": "Dataset",
    "@id": page,
    url: page,
    identifier: publicId,
    name: plainText(sensor.name, locale),
    // Search engines show a description of fifty characters or more.
    description: [plainText(sensor.description, locale), example].filter(Boolean).join(" "),
    inLanguage: locale,
    isAccessibleForFree: true,
    creator: {
      "@type": "GovernmentOrganization",
      name: owner?.name ?? sensor.owner,
      ...(owner?.website && { url: owner.website }),
    },
    ...(licences.length > 0 && { license: licences }),
    temporalCoverage: `${validFrom.slice(0, 10)}/${validTo?.slice(0, 10) ?? ".."}`,
    spatialCoverage: {
      "@type": "Place",
      ...(place && { name: plainText(place, locale) }),
      geo: { "@type": "GeoCoordinates", latitude, longitude },
    },
    variableMeasured: open.map(({ name, unit, observedProperty }) => ({
      "@type": "PropertyValue",
      name: plainText(name, locale),
      propertyID: observedProperty,
      unitText: unit,
    })),
    includedInDataCatalog: { "@type": "DataCatalog", url: `${publicUrl}/v1/dcat` },
    distribution: open.flatMap(({ id }) => [
      {
        "@type": "DataDownload",
        encodingFormat: "text/csv",
        contentUrl: publicUrl + numbersPath(locale, publicId, id),
      },
      {
        "@type": "DataDownload",
        encodingFormat: "application/json",
        contentUrl: `${publicUrl}/v1/datastreams/${id}/readings`,
      },
    ]),
  };
};
