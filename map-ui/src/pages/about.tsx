/** @jsxRuntime automatic @jsxImportSource preact */
// Explanation: what sensors are, what the symbols mean, how promises are checked, which rights there are. Each part has its own address.
import type { ComponentChildren } from "preact";
import { InLaw } from "../frame/in-law.tsx";
import { sectionPath } from "../links.ts";
import type { Page, PageContext } from "../page.ts";
import { Hexagon } from "../symbols/symbol.tsx";
import { Sign } from "../symbols/verdict.tsx";
import type { MessageKey } from "../text/text.ts";
import { kinds, personalDataKinds, verdicts } from "../vocabulary.ts";
import { alternateSection } from "./alternate.ts";
import { ReadAloud } from "./read-aloud.tsx";

/** Anchors are Dutch in both languages, so that a link survives a change of language. */
const parts = [
  ["sensor", "about.sensor.title"],
  ["soorten", "about.kinds.title"],
  ["tekens", "about.symbols.title"],
  ["persoonsgegevens", "about.personal.title"],
  ["beloftes", "about.promises.title"],
  ["rechten", "about.rights.title"],
  ["woorden", "about.words.title"],
] as const satisfies readonly (readonly [string, MessageKey])[];

const Part = ({
  context,
  id,
  children,
}: {
  context: PageContext;
  id: string;
  children: ComponentChildren;
}) => {
  const title = parts.find(([anchor]) => anchor === id)?.[1];
  return (
    <section class="prose" aria-labelledby={id}>
      <h2 id={id}>{title && context.t(title)}</h2>
      {children}
    </section>
  );
};

export const aboutPage = (context: PageContext): Page => {
  const { t, locale } = context;
  return {
    status: 200,
    title: t("about.title"),
    description: t("about.lead"),
    section: "about",
    alternate: alternateSection(context, "about"),
    islands: ["speak"],
    body: (
      <div class="wrap text-page">
        <h1>{t("about.title")}</h1>
        <p class="lead">{t("about.lead")}</p>
        <ReadAloud context={context} />
        <nav class="contents" aria-labelledby="contents">
          <h2 id="contents" class="vh">
            {t("about.contents")}
          </h2>
          <ul>
            {parts.map(([id, title]) => (
              <li key={id}>
                <a href={`#${id}`}>{t(title)}</a>
              </li>
            ))}
          </ul>
        </nav>
        <Part context={context} id="sensor">
          <p>{t("about.sensor.1")}</p>
          <p>{t("about.sensor.2")}</p>
          <p>{t("about.sensor.3")}</p>
        </Part>
        <Part context={context} id="soorten">
          <ul class="with-symbols">
            {kinds.map((kind) => (
              <li key={kind}>
                <Hexagon kind={kind} about="none" />
                <p>
                  <b>{t(`kind.${kind}`)}.</b> {t(`about.kind.${kind}`)}
                </p>
              </li>
            ))}
          </ul>
        </Part>
        <Part context={context} id="tekens">
          <p>{t("about.symbols.lead")}</p>
          <ul class="with-symbols">
            {personalDataKinds.map((about) => (
              <li key={about}>
                <Hexagon kind="other" about={about} />
                <p>{t(`about.symbols.${about}`)}</p>
              </li>
            ))}
          </ul>
          <p>{t("about.symbols.shapes")}</p>
        </Part>
        <Part context={context} id="persoonsgegevens">
          <p>{t("about.personal.1")}</p>
          <p>{t("about.personal.2")}</p>
          <p>{t("about.personal.3")}</p>
        </Part>
        <Part context={context} id="beloftes">
          <p>{t("about.promises.1")}</p>
          <p>{t("about.promises.2")}</p>
          <p>{t("about.promises.3")}</p>
          <ul class="with-symbols">
            {verdicts.map((verdict) => (
              <li key={verdict}>
                <Sign verdict={verdict} size={48} />
                <p>{t(`about.promises.${verdict}`)}</p>
              </li>
            ))}
          </ul>
          <p>{t("about.promises.limits")}</p>
        </Part>
        <Part context={context} id="rechten">
          <InLaw context={context}>
            {({ t: say }) => (
              <>
                <ol class="numbered">
                  {([1, 2, 3, 4] as const).map((n) => (
                    <li key={n}>{say(`about.rights.${n}`)}</li>
                  ))}
                </ol>
                <p>{say("about.rights.most")}</p>
              </>
            )}
          </InLaw>
          <p>
            <a href={sectionPath(locale, "rights")}>{t("about.rights.all")}</a>
          </p>
          <p>
            <a class="utrecht-button utrecht-button--primary-action" href={sectionPath(locale, "contact")}>
              {t("about.rights.contact")}
            </a>
          </p>
        </Part>
        <Part context={context} id="woorden">
          <p>
            {t("about.words.body")} <a href={sectionPath(locale, "glossary")}>{t("about.words.link")}</a>
          </p>
        </Part>
      </div>
    ),
  };
};
