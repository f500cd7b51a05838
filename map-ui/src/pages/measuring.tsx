/** @jsxRuntime automatic @jsxImportSource preact */
// How promises are measured: what each sign means, what a verdict rests on, and per promise what is looked at and what that cannot show.
import type { PromiseMethod } from "@meetpaal/registry-api/contract";
import { sectionPath } from "../links.ts";
import type { Page, PageContext } from "../page.ts";
import { VerdictLine } from "../symbols/verdict.tsx";
import { Words } from "../text/translated.tsx";
import { alternateSection } from "./alternate.ts";
import { promiseAnchor, promiseTopic } from "./promise-topic.ts";

const signs = ["kept", "broken", "attention", "not-yet", "not-measurable"] as const;
const bases = ["machine", "inspection", "statement"] as const;

/** Promises that are measured alike are told together; each keeps an anchor of its own. */
const alike = (methods: readonly PromiseMethod[]) => {
  const groups: (Omit<PromiseMethod, "id"> & { ids: string[] })[] = [];
  for (const { id, method, limits } of methods) {
    const last = groups.at(-1);
    if (last?.method["nl"] === method["nl"] && last?.limits?.["nl"] === limits?.["nl"]) last?.ids.push(id);
    else groups.push({ ids: [id], method, limits });
  }
  return groups;
};

export const measuringPage = (context: PageContext): Page => {
  const { t, locale, data } = context;
  return {
    status: 200,
    title: t("measuring.title"),
    description: t("measuring.lead"),
    section: "promises",
    alternate: alternateSection(context, "measuring"),
    body: (
      <div class="wrap text-page">
        <h1>{t("measuring.title")}</h1>
        <p class="lead">{t("measuring.lead")}</p>
        <section class="prose" aria-labelledby="tekens">
          <h2 id="tekens">{t("measuring.signs")}</h2>
          <ul class="sign-key">
            {signs.map((verdict) => (
              <li key={verdict}>
                <VerdictLine verdict={verdict}>
                  <b>{t(`verdict.${verdict}`)}.</b> {t(`measuring.sign.${verdict}`)}
                </VerdictLine>
              </li>
            ))}
          </ul>
        </section>
        <section class="prose" aria-labelledby="wie-zegt-het">
          <h2 id="wie-zegt-het">{t("measuring.bases")}</h2>
          <ul class="bullets">
            {bases.map((basis) => (
              <li key={basis}>{t(`measuring.basis.${basis}`)}</li>
            ))}
          </ul>
        </section>
        <section class="prose" aria-labelledby="per-belofte">
          <h2 id="per-belofte">{t("measuring.each")}</h2>
          {alike(data.methods()).map(({ ids, method, limits }) => (
            <div key={ids.join()} class="method">
              {ids.map((id) => (
                <span key={id} id={promiseAnchor(id)} />
              ))}
              <h3>{ids.map((id) => promiseTopic(t, id)).join(" · ")}</h3>
              <p>
                <Words of={method} locale={locale} />
              </p>
              {limits && (
                <p class="aside">
                  <b>{t("ledger.limits")}</b> <Words of={limits} locale={locale} />
                </p>
              )}
            </div>
          ))}
        </section>
        <section class="prose" aria-labelledby="zelf">
          <h2 id="zelf">{t("promises.data")}</h2>
          <p>
            <a href={sectionPath(locale, "promises")}>{t("promises.title")}</a>
          </p>
          <p>
            <a href="/v1/promises">{t("promises.data.api")}</a>
          </p>
          <p>{t("measuring.code")}</p>
        </section>
      </div>
    ),
  };
};
