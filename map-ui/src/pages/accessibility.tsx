/** @jsxRuntime automatic @jsxImportSource preact */
// What was done so that everybody can use the site, and what nobody has tested yet.
import type { Page, PageContext } from "../page.ts";
import { alternateSection } from "./alternate.ts";
import { ContactWays } from "./contact-ways.tsx";

export const accessibilityPage = (context: PageContext): Page => {
  const { t } = context;
  return {
    status: 200,
    title: t("accessibility.title"),
    section: null,
    alternate: alternateSection(context, "accessibility"),
    body: (
      <div class="wrap text-page">
        <h1>{t("accessibility.title")}</h1>
        <p class="lead">{t("accessibility.lead")}</p>
        <section class="prose" aria-labelledby="gedaan">
          <h2 id="gedaan">{t("accessibility.how")}</h2>
          <ul class="bullets">
            {([1, 2, 3, 4] as const).map((n) => (
              <li key={n}>{t(`accessibility.how.${n}`)}</li>
            ))}
          </ul>
        </section>
        <section class="prose" aria-labelledby="nog-niet">
          <h2 id="nog-niet">{t("accessibility.not")}</h2>
          <p>{t("accessibility.not.body")}</p>
        </section>
        <section class="prose" aria-labelledby="fout">
          <h2 id="fout">{t("accessibility.wrong")}</h2>
          <p>{t("accessibility.wrong.body")}</p>
          <ContactWays context={context} />
        </section>
      </div>
    ),
  };
};
