/** @jsxRuntime automatic @jsxImportSource preact */
// What was weighed before the sensor came: by whom, what came of it, under which conditions, and what the city did with an advice.
import type { Assessment, Sensor } from "@meetpaal/registry-api/contract";
import type { Told } from "../../page.ts";
import { isMessage } from "../../text/text.ts";
import { plainText, Sentence, Words } from "../../text/translated.tsx";

type Condition = Assessment["conditions"][number];

/** What is open after its date is overdue, whatever the register says of it. */
export const stateOn = ({ state, dueDate }: Condition, today: string): Condition["state"] =>
  state === "open" && dueDate !== undefined && dueDate < today ? "overdue" : state;

const Conditions = ({ context, conditions }: { context: Told; conditions: readonly Condition[] }) => {
  const { t, format, locale, now } = context;
  if (conditions.length === 0) return null;
  const today = format.isoDay(now);
  return (
    <>
      <h4>{t("assessed.conditions")}</h4>
      <ul class="conditions">
        {conditions.map((condition) => {
          const state = stateOn(condition, today);
          return (
            <li key={plainText(condition.text, locale)} data-state={state}>
              <b class={`state ${state}`}>{t(`assessed.condition.${state}`)}</b>{" "}
              <Words of={condition.text} locale={locale} />{" "}
              {condition.dueDate !== undefined &&
                state !== "met" &&
                t("assessed.condition.due", { day: format.day(condition.dueDate) })}
            </li>
          );
        })}
      </ul>
    </>
  );
};

const Assessed = ({ context, assessment }: { context: Told; assessment: Assessment }) => {
  const { t, format, locale } = context;
  const { kind, date, by, outcome, summary, document, nextDate, conditions, advice } = assessment;
  const key = `assessment.${kind}`;
  return (
    <li data-assessment={kind}>
      <h3>{isMessage(key) ? t(key) : kind}</h3>
      <p>
        <b>{t(`outcome.${outcome}`)}</b> {summary && <Words of={summary} locale={locale} />}
      </p>
      {advice && (
        <p data-advice={advice.followed}>
          {t("assessed.advice")} <b>{t(`assessed.advice.${advice.followed}`)}</b>{" "}
          {advice.reason && <Words of={advice.reason} locale={locale} />}
        </p>
      )}
      <Conditions context={context} conditions={conditions} />
      <p class="soft small">
        {format.day(date)}.{" "}
        {by && <Sentence say={(words) => t("assessed.by", { by: words })} of={[by]} locale={locale} />}{" "}
        {nextDate && t("assessed.next", { day: format.day(nextDate) })}{" "}
        {document && <a href={document}>{t("assessed.document")}</a>}
      </p>
    </li>
  );
};

export const Assessments = ({ context, sensor }: { context: Told; sensor: Sensor }) => {
  const { t, format, locale } = context;
  const { assessments, dpiaNotNeeded } = sensor;
  return (
    <section class="wrap part" aria-labelledby="onderzocht">
      <h2 id="onderzocht">{t("assessed.title")}</h2>
      {assessments.length === 0 && !dpiaNotNeeded && <p>{t("assessed.none")}</p>}
      {dpiaNotNeeded && (
        <p>
          {t("law.looked.not-needed")} <Words of={dpiaNotNeeded.reason} locale={locale} /> (
          {format.day(dpiaNotNeeded.date)})
        </p>
      )}
      <ul class="cards">
        {assessments.map((assessment) => (
          <Assessed key={`${assessment.kind} ${assessment.date}`} context={context} assessment={assessment} />
        ))}
      </ul>
    </section>
  );
};
