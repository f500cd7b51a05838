/** @jsxRuntime automatic @jsxImportSource preact */
// The difficult words of this site, in the order of the alphabet of the language.
import type { Page, PageContext } from "../../page.ts";
import { alternateSection } from "../alternate.ts";
import { ReadAloud } from "../read-aloud.tsx";

const terms = [
  "algorithm",
  "api",
  "authority",
  "avg",
  "backup",
  "band",
  "box",
  "code",
  "controller",
  "crowd-meter",
  "decibel",
  "dpia",
  "ethics",
  "field",
  "iama",
  "icnirp",
  "licence",
  "microgram",
  "number",
  "officer",
  "openData",
  "personal",
  "pilot",
  "pole",
  "processor",
  "promise",
  "quarter",
  "register",
  "sensor",
  "together",
  "version",
  "watt",
  "woo",
] as const;

export const glossaryPage = (context: PageContext): Page => {
  const { t, locale } = context;
  const sorted = terms
    .map((id) => ({ id, term: t(`glossary.${id}`), body: t(`glossary.${id}.body`) }))
    .toSorted((a, b) => a.term.localeCompare(b.term, locale));
  return {
    status: 200,
    title: t("glossary.title"),
    description: t("glossary.lead"),
    section: null,
    alternate: alternateSection(context, "glossary"),
    islands: ["speak"],
    body: (
      <div class="wrap text-page">
        <h1>{t("glossary.title")}</h1>
        <p class="lead">{t("glossary.lead")}</p>
        <ReadAloud context={context} />
        <dl class="terms">
          {sorted.map(({ id, term, body }) => (
            <div key={id} id={id}>
              <dt>{term}</dt>
              <dd>{body}</dd>
            </div>
          ))}
        </dl>
      </div>
    ),
  };
};
