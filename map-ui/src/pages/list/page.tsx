/** @jsxRuntime automatic @jsxImportSource preact */
// The list of sensors: the primary way in. It is complete without JavaScript; the map beside it repeats it.
import type { SensorPage, SensorQuestion } from "@meetpaal/registry-api/contract";
import { listFeedPath, placesPath, reportPath, sectionPath } from "../../links.ts";
import type { Page, PageContext } from "../../page.ts";
import { alternateSection } from "../alternate.ts";
import { Filters } from "./filters.tsx";
import { MapPanel, mapId } from "./map-panel.tsx";
import { type FoundPlace, findPlace, nearestFirst } from "./near.ts";
import { Nearest } from "./nearest.tsx";
import { Order } from "./order.tsx";
import { isFiltered, pageSize, questionQuery, readNear, readQuestion, readSort } from "./question.ts";
import { Row } from "./row.tsx";

interface FoundProps {
  readonly context: PageContext;
  readonly question: SensorQuestion;
  readonly found: SensorPage;
  readonly pages: number;
  /** Where the visitor looks from, as typed, and what that was found to be. */
  readonly near: string;
  readonly from: FoundPlace | null;
}

/** How many there are, as a heading, in the title of the window, and aloud. */
const countWords = ({ t }: PageContext, { matched, total }: SensorPage): string =>
  matched === total ? t("list.count", { n: total }) : t("list.count.of", { n: matched, total });

const Count = ({ context, question, found, pages, near, from }: FoundProps) => {
  const { t, locale } = context;
  return (
    <div class="count">
      <h2 id="count">
        {countWords(context, found)}
        {pages > 1 && t("list.page", { page: question.page, pages })}
      </h2>
      {isFiltered(question, near) && <a href={sectionPath(locale, "sensors")}>{t("list.clear")}</a>}
      <button
        type="button"
        class="to-map utrecht-button utrecht-button--secondary-action"
        popovertarget={mapId}
      >
        {t("list.to-map")}
      </button>
      {found.corrected !== null && (
        <p class="read-as">{t("list.corrected", { typed: question.q ?? "", read: found.corrected })}</p>
      )}
      {found.matched > 1 && <Order context={context} question={question} near={near} from={from} />}
    </div>
  );
};

const Pages = ({ context: { t, locale }, question, pages, near }: FoundProps) => {
  const href = (page: number) => `${sectionPath(locale, "sensors")}${questionQuery(question, near, page)}`;
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
          <ul class="bullets">
            <li>{t("list.none.spelling")}</li>
            <li>{t("list.none.words")}</li>
            <li>
              {t("list.none.filters")} <a href={sectionPath(locale, "sensors")}>{t("list.clear")}</a>
            </li>
          </ul>
          <p>
            <a href={reportPath(locale)}>{t("list.none.report")}</a>
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

/** Said aloud once the page is there: a page that is loaded anew says nothing by itself. */
const said = (context: PageContext, found: SensorPage): string =>
  found.matched === 0 ? context.t("list.none") : countWords(context, found);

interface Answer {
  readonly question: SensorQuestion;
  readonly near: string;
  readonly from: FoundPlace | null;
  /** Words that no sensor has, where they were read as a place instead. */
  readonly asPlace: string | null;
  /** A place that nobody here knows. */
  readonly unknownPlace: string | null;
  readonly found: SensorPage;
}

/** Words that no sensor has may be a place: then what hangs nearest to it is the answer. */
const findAnswer = async (context: PageContext): Promise<Answer> => {
  const { data, locale, request } = context;
  const asked = readQuestion(request.query, locale);
  const near = readNear(request.query);
  const from = await findPlace(context, near);
  const question = from && !readSort(request.query) ? nearestFirst(asked, from) : asked;
  const found = await data.sensors(question);
  const answer = { question, near, from, asPlace: null, found };
  const unknownPlace = near !== "" && from === null ? near : null;
  const { q, ...others } = asked;
  if (found.matched > 0 || !q || from) return { ...answer, unknownPlace };
  const place = await findPlace(context, q);
  if (!place) return { ...answer, unknownPlace };
  const around = nearestFirst(others, place);
  return {
    question: around,
    near: q,
    from: place,
    asPlace: q,
    unknownPlace: null,
    found: await data.sensors(around),
  };
};

export const listPage = async (context: PageContext): Promise<Page> => {
  const { t, data, locale } = context;
  const [totals, answer] = await Promise.all([data.totals(), findAnswer(context)]);
  const { near, from, asPlace, unknownPlace, found: first } = answer;
  const pages = Math.max(1, Math.ceil(first.matched / pageSize));
  // Past the last page (a bookmark from when there were more): show the last one.
  const beyond = answer.question.page > pages;
  const question = beyond ? { ...answer.question, page: pages } : answer.question;
  const found = beyond ? await data.sensors(question) : first;
  const props = { context, question, found, pages, near, from };
  const filtered = isFiltered(question, near);
  const feed = `${listFeedPath(locale)}${questionQuery(question, "", 1)}`;
  return {
    status: 200,
    title: filtered ? `${said(context, found)} – ${t("frame.sensors")}` : t("frame.sensors"),
    description: `${t("list.lead", { n: totals.sensors })} ${t("list.lead.pick")}`,
    section: "sensors",
    alternate: alternateSection(context, "sensors"),
    islands: ["map", "near"],
    feeds: [{ path: feed, title: t("feed.follow.list") }],
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
          <Filters
            context={context}
            question={question}
            near={asPlace ? "" : near}
            typed={asPlace ?? question.q ?? ""}
            counts={found.counts}
          />
          <Nearest context={context} places={`${placesPath(locale)}${questionQuery(question, "", 1)}`} />
          <p role="status" class="vh" data-said={filtered ? said(context, found) : undefined} />
          {asPlace && from && (
            <p class="notice-line">{t("list.as-place", { typed: asPlace, place: from.name })}</p>
          )}
          {unknownPlace && <p class="notice-line">{t("list.unknown-place", { typed: unknownPlace })}</p>}
          <Found {...props} />
          <p>
            <a href={feed} type="application/atom+xml">
              {t("feed.follow.list")}
            </a>
          </p>
        </div>
        <MapPanel context={context} question={question} features={found.features} />
      </div>
    ),
  };
};
