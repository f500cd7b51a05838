/** The whole site in the words of schema.org: a site that can be searched, and the catalogue of its data. */
import { sectionPath } from "../links.ts";
import type { PageContext } from "../page.ts";

/** @see https://schema.org/WebSite, https://schema.org/DataCatalog */
export const siteAbout = ({ t, locale, city, request }: PageContext): Record<string, unknown> => {
  const { publicUrl } = request;
  const home = publicUrl + sectionPath(locale, "start");
  const publisher = { "@type": "GovernmentOrganization", name: city.name };
  return {
    "@context": "https://schema.org",
    "@graph": [
      {
        "@type": "WebSite",
        "@id": home,
        url: home,
        name: `Meetpaal ${city.name}`,
        description: t("start.title"),
        inLanguage: locale,
        publisher,
        potentialAction: {
          "@type": "SearchAction",
          target: `${publicUrl}${sectionPath(locale, "sensors")}?q={query}`,
          "query-input": "required name=query",
        },
      },
      {
        "@type": "DataCatalog",
        "@id": `${publicUrl}/v1/dcat`,
        url: `${publicUrl}/v1/dcat`,
        name: `${t("frame.sensors")}: ${city.name}`,
        publisher,
      },
    ],
  };
};
