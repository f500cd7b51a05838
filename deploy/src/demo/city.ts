/** Voorbeeldstad itself: a city that does not exist, with organisations that do not exist. */
import { text } from "./text.ts";

const SITE = "https://voorbeeldstad.example";

export const city = {
  name: "Voorbeeldstad",
  code: "GM9999",
  contact: {
    phone: "14 000",
    mailbox: "sensoren@voorbeeldstad.example",
    post: "Postbus 1, 0000 AA Voorbeeldstad",
    desk: text(
      "Stadhuis, maandag tot en met vrijdag, 9 tot 17 uur",
      "City hall, Monday to Friday, 9:00 to 17:00",
    ),
  },
  complaint: { authority: "Autoriteit Persoonsgegevens", url: "https://autoriteitpersoonsgegevens.nl" },
  licence: "CC0-1.0",
  backups: "P30D",
  rules: {
    notice: { days: 5, before: "placing", basis: "own-promise", source: `${SITE}/sensoren` },
    maxTerm: { regular: "P3Y", pilot: "P1Y", basis: "own-promise" },
  },
};

/** The id of the city's own organisation: it owns every sensor of the demonstration. */
export const CITY_ID = "gemeente-voorbeeldstad";

export const organisations = [
  {
    id: CITY_ID,
    name: "Gemeente Voorbeeldstad",
    website: SITE,
    contact: { mailbox: "sensoren@voorbeeldstad.example", phone: "14 000" },
    dataProtectionOfficer: { mailbox: "fg@voorbeeldstad.example", phone: "14 000" },
    rightsUrl: `${SITE}/inzage`,
    demo: true,
  },
  {
    id: "telwerk",
    name: "Telwerk B.V.",
    website: "https://telwerk.example",
    contact: { mailbox: "info@telwerk.example" },
    demo: true,
  },
  {
    id: "netproef",
    name: "Netproef B.V.",
    website: "https://netproef.example",
    contact: { mailbox: "contact@netproef.example" },
    demo: true,
  },
  {
    id: "luchtwacht",
    name: "Stichting Luchtwacht",
    website: "https://luchtwacht.example",
    contact: { mailbox: "milieu@luchtwacht.example" },
    demo: true,
  },
];

export function page(path: string): string {
  return `${SITE}/${path}`;
}
