/** @jsxRuntime automatic @jsxImportSource preact */
// "Was I measured?": a question about oneself, so nothing of it stays: it comes by POST, and its answer may be kept by nobody.
import type { MeasuredAnswer } from "@meetpaal/registry-api/contract";
import { sectionPath } from "../../links.ts";
import { findNamed } from "../../map/quarters.ts";
import type { Page, PageContext } from "../../page.ts";
import { alternate } from "../alternate.ts";
import { ContactWays } from "../contact-ways.tsx";
import { type FoundPlace, findPlace } from "../list/near.ts";
import { Answer } from "./answer.tsx";
import { FaultSummary, QuestionForm } from "./form.tsx";
import { type Faults, readStretches, readTyped, type Stretch, type Typed } from "./question.ts";

interface Outcome {
  readonly faults: Faults;
  readonly place: FoundPlace | null;
  readonly answers: readonly { readonly stretch: Stretch; readonly answer: MeasuredAnswer }[];
}
const unasked: Outcome = { faults: {}, place: null, answers: [] };

const find = async (context: PageContext, typed: Typed): Promise<Outcome> => {
  const { data, timeZone, now, base } = context;
  const { stretches, faults } = readStretches(typed, timeZone, now);
  const place = await findPlace(context, typed.place);
  if (typed.place !== "" && !place) faults.place = "measured.fault.place.unknown";
  if (!place || Object.keys(faults).length > 0) return { faults, place: null, answers: [] };
  const named = findNamed(base, typed.place);
  const quarter = named && !named.landmark ? named.name : null;
  const answers: { stretch: Stretch; answer: MeasuredAnswer }[] = [];
  for (const stretch of stretches)
    answers.push({
      stretch,
      answer: await data.measured({ at: place.at, withinM: typed.withinM, quarter, ...stretch }),
    });
  return { faults, place, answers };
};

/** What this register cannot know, and how to be sure. */
const Incomplete = ({ context }: { context: PageContext }) => {
  const { t, locale } = context;
  return (
    <section class="prose" aria-labelledby="inzage">
      <h2 id="inzage">{t("measured.incomplete.title")}</h2>
      <p class="notice-line">{t("measured.incomplete")}</p>
      <p>
        <b>{t("measured.ask")}</b>
      </p>
      <ContactWays context={context} />
      <p>
        <a href={`${sectionPath(locale, "about")}#rechten`}>{t("about.rights.title")}</a>
      </p>
    </section>
  );
};

export const measuredPage = async (context: PageContext): Promise<Page> => {
  const { t, request } = context;
  const { form } = request;
  const typed = readTyped(form);
  // From a sensor's page comes its number alone: then there is nothing to answer yet.
  const isAsked = form !== null && ["date", "from"].some((name) => form.has(name));
  const { faults, place, answers } = isAsked ? await find(context, typed) : unasked;
  const isWrong = Object.keys(faults).length > 0;
  return {
    status: isWrong ? 422 : 200,
    title: isWrong ? t("measured.title.fault") : t("measured.title"),
    description: t("measured.lead"),
    section: null,
    islands: ["map"],
    alternate: alternate((locale) => sectionPath(locale, "measured")),
    headers: { "cache-control": "no-store" },
    body: (
      <div class="wrap text-page measured">
        <h1>{t("measured.title")}</h1>
        {isWrong && <FaultSummary context={context} faults={faults} />}
        {place ? (
          <>
            <p class="notice-line">
              {t("measured.place.found", { place: place.name, metres: typed.withinM })}
            </p>
            {answers.map(({ stretch, answer }, i) => (
              <Answer
                key={`${stretch.from.getTime()} ${stretch.to.getTime()}`}
                context={context}
                stretch={stretch}
                turn={answers.length < 2 ? null : i === 0 ? "first" : "second"}
                answer={answer}
              />
            ))}
            <p>{t("measured.print")}</p>
          </>
        ) : (
          <p class="lead">{t("measured.lead")}</p>
        )}
        {place && <Incomplete context={context} />}
        <section class="no-print" aria-labelledby="vraag">
          <h2 id="vraag">{t(place ? "measured.again" : "measured.form")}</h2>
          <QuestionForm context={context} typed={typed} faults={faults} />
        </section>
        {!place && <Incomplete context={context} />}
      </div>
    ),
  };
};
