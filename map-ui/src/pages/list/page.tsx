/** @jsxRuntime automatic @jsxImportSource preact */
// The list of sensors: the primary way in. It is complete without JavaScript; the map beside it repeats it.
import type { SensorPage, SensorQuestion } from "@meetpaal/registry-api/contract";
import { sectionPath } from "../../links.ts";
import type { Page, PageContext } from "../../page.ts";
import { alternateSection } from "../alternate.ts";
import { Filters } from "./filters.tsx";
import { MapPanel } from "./map-panel.tsx";
import { pageSize, questionQuery, readQuestion } from "./question.ts";
import { Row } from "./row.tsx";

interface FoundProps {
  readonly context: PageContext;
  readonly question: SensorQuestion;
  readonly found: SensorPage;
  readonly pages: number;
}

const Count = ({ context: { t, locale }, question, found: { matched, total }, pages }: FoundProps) => (
  <div class="count">
    <h2 id="count">
      {matched === total ? t("list.count", { n: total }) : t("list.count.of", { n: matched, total })}
      {pages > 1 && t("list.page", { page: question.page, pages })}
    </h2>
    {questionQuery(question, 1) !== "" && <a href={sectionPath(locale, "sensors")}>{t("list.clear")}</a>}
    <a class="to-map utrecht-link utrecht-link--html-a" href="#kaart">
      {t("list.to-map")}
    </a>
  </div>
);

const Pages = ({ context: { t, locale }, question, pages }: FoundProps) => {
  const href = (page: number) => `${sectionPath(locale, "sensors")}${questionQuery(question, page)}`;
  // First, last and the two beside this one.
  const shown = [...new Set([1, question.page - 1, question.page, question.page + 1, pages])].filter(
    (page) => page >= 1 && page <= pages,
  );
  return (
    <nav class="pages" aria-label={t("list.pages")}>
      {question.page > 1 && (
        <a href={href(question.page - 1)} rel="prev">
          {t("list.previous")}
        </a>
      )}
      <ul>
        {shown.map((page) => (
          <li key={page}>
            {page === question.page ? (
              <span aria-current="page">
                <span class="vh">{t("list.page-n", { page })}</span>
                <span aria-hidden="true">{page}</span>
              </span>
            ) : (
              <a href={href(page)} aria-label={t("list.page-n", { page })}>
                {page}
              </a>
            )}
          </li>
        ))}
      </ul>
      {question.page < pages && (
        <a href={href(question.page + 1)} rel="next">
          {t("list.next")}
        </a>
      )}
    </nav>
  );
};

const Found = (props: FoundProps) => {
  const { context, found, pages } = props;
  const { t, locale } = context;
  return (
    <>
      <Count {...props} />
      {found.rows.length === 0 ? (
        <div class="nothing">
          <p class="lead">{t("list.none")}</p>
          <p>{t("list.none.body")}</p>
          <p>
            <a href={sectionPath(locale, "contact")}>{t("list.none.report")}</a>
          </p>
        </div>
      ) : (
        <ul class="rows" aria-labelledby="count">
          {found.rows.map((row) => (
            <Row key={row.sensor.publicId} context={context} row={row} />
          ))}
        </ul>
      )}
      {pages > 1 && <Pages {...props} />}
    </>
  );
};

export const listPage = async (context: PageContext): Promise<Page> => {
  const { t, data, locale, request } = context;
  const asked = readQuestion(request.query, locale);
  const [totals, first] = await Promise.all([data.totals(), data.sensors(asked)]);
  const pages = Math.max(1, Math.ceil(first.matched / pageSize));
  // Past the last page (a bookmark from when there were more): show the last one.
  const beyond = asked.page > pages;
  const question = beyond ? { ...asked, page: pages } : asked;
  const found = beyond ? await data.sensors(question) : first;
  const props = { context, question, found, pages };
  return {
    status: 200,
    title: t("frame.sensors"),
    section: "sensors",
    alternate: alternateSection(context, "sensors"),
    islands: ["map"],
    body: (
      <div class="wrap split">
        <div>
          <div class="finder">
            <h1>{t("list.title")}</h1>
            <p class="lead">
              {t("list.lead", { n: totals.sensors })}{" "}
              {totals.removed > 0 && `${t("list.lead.removed", { n: totals.removed })} `}
              {totals.broken > 0 && `${t("list.lead.broken", { n: totals.broken })} `}
              {t("list.lead.pick")}
            </p>
          </div>
          <Filters context={context} question={question} counts={found.counts} />
          <Found {...props} />
        </div>
        <MapPanel context={context} question={question} features={found.features} />
      </div>
    ),
  };
};
