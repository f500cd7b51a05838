/** @jsxRuntime automatic @jsxImportSource preact */
// The papers about a sensor: what each is, of when, which kind the open government act makes of it, and what is kept closed and why.
import type { Document, Sensor } from "@meetpaal/registry-api/contract";
import { directionOf } from "../../locale.ts";
import type { Told } from "../../page.ts";
import { isMessage } from "../../text/text.ts";
import { plainText, Words } from "../../text/translated.tsx";
import { articleWords, withheldWords } from "./woo-words.ts";

const categoryWords = (context: Told, document: Document): string => {
  const { t } = context;
  const { url, wooCategory: category, wooCategoryArticle: article } = document;
  if (category === undefined || article === undefined) return url ? t("document.category.none") : "";
  const key = `woo.category.${category}`;
  return t("document.category", {
    category: isMessage(key) ? t(key) : category,
    article: articleWords(context.law, article),
  });
};

const One = ({ context, document }: { context: Told; document: Document }) => {
  const { t, format, locale, law } = context;
  const { kind, title, date, url, withheld } = document;
  const key = `document.kind.${kind}`;
  return (
    <li data-document={kind}>
      <h3>
        {url ? (
          <a href={url}>
            <Words of={title} locale={locale} />
          </a>
        ) : (
          <Words of={title} locale={locale} />
        )}
      </h3>
      <p class="soft small">
        {isMessage(key) ? t(key) : kind}, {format.day(date)}.
      </p>
      <p>
        {!url && <b>{t("document.closed")} </b>}
        {categoryWords(context, document)}
      </p>
      {withheld.length > 0 && (
        <>
          <h4>{t("document.withheld")}</h4>
          <ul class="bullets">
            {withheld.map(({ what, article }) => (
              <li key={plainText(what, locale)}>
                <Words of={what} locale={locale} />
                <br />
                <span class="soft small" lang={law.locale} dir={directionOf(law.locale)}>
                  {withheldWords(law, article)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </li>
  );
};

export const Documents = ({ context, sensor }: { context: Told; sensor: Sensor }) => {
  const { t } = context;
  const { documents } = sensor;
  return (
    <section class="wrap part" aria-labelledby="stukken">
      <h2 id="stukken">{t("document.title")}</h2>
      <p>{t(documents.length === 0 ? "document.none" : "document.lead")}</p>
      <ul class="cards">
        {documents
          .toSorted((a, b) => (a.date < b.date ? 1 : -1))
          .map((document) => (
            <One
              key={`${document.kind} ${document.date} ${document.url ?? ""}`}
              context={context}
              document={document}
            />
          ))}
      </ul>
    </section>
  );
};
