/** @jsxRuntime automatic @jsxImportSource preact */
// A pilot is a question with an end: what the city wants to know, who takes part, until when, and what came out of it.
import type { Practice, PromiseInPractice, Sensor } from "@meetpaal/registry-api/contract";
import type { PageContext } from "../../page.ts";
import { Words } from "../../text/translated.tsx";

interface PilotProps {
  readonly context: PageContext;
  readonly sensor: Sensor;
  /** Null: a state of the past. */
  readonly practice: Practice | null;
}
export const PilotFacts = ({ context, sensor, practice }: PilotProps) => {
  const { t, format, locale, now } = context;
  const { pilot, validTo } = sensor;
  if (!pilot) return null;
  const hasEnded = validTo !== null && new Date(validTo) <= now;
  const due = practice?.promises.find(({ id }) => id === "evaluation");
  const nameOf = (id: string) => sensor.organisations.find((one) => one.id === id)?.name ?? id;
  return (
    <section class="wrap part" aria-labelledby="proef">
      <h2 id="proef">{t("pilot.title")}</h2>
      <dl class="facts">
        <div>
          <dt>{t("pilot.question")}</dt>
          <dd>
            <Words of={pilot.question} locale={locale} />
          </dd>
        </div>
        {validTo && (
          <div>
            <dt>{t("pilot.until")}</dt>
            <dd>
              {t(hasEnded ? "pilot.ended" : "pilot.until.body", { day: format.day(new Date(validTo)) })}
            </dd>
          </div>
        )}
        {pilot.by.length > 0 && (
          <div>
            <dt>{t("pilot.by")}</dt>
            {pilot.by.map(({ organisation, role }) => (
              <dd key={organisation}>
                {nameOf(organisation)}: {t(`role.${role}`)}.
              </dd>
            ))}
          </div>
        )}
        {pilot.licence && (
          <div>
            <dt>{t("pilot.licence")}</dt>
            <dd>
              {pilot.licence.url ? (
                <a href={pilot.licence.url}>{licenceWords(context, pilot.licence)}</a>
              ) : (
                licenceWords(context, pilot.licence)
              )}
            </dd>
          </div>
        )}
        {pilot.bands.length > 0 && (
          <div>
            <dt>{t("pilot.bands")}</dt>
            {pilot.bands.map(({ fromMHz, toMHz }) => (
              <dd key={fromMHz}>
                {t("pilot.band", { from: format.number(fromMHz), to: format.number(toMHz) })}
              </dd>
            ))}
          </div>
        )}
        <div>
          <dt>{t("pilot.outcome")}</dt>
          <dd>
            {pilot.outcome ? (
              <Words of={pilot.outcome} locale={locale} />
            ) : (
              awaitedWords(context, pilot.evaluationDue, due)
            )}{" "}
            {pilot.evaluationUrl && <a href={pilot.evaluationUrl}>{t("steps.report")}</a>}
          </dd>
        </div>
      </dl>
    </section>
  );
};

/** Of an outcome that is not there: until when it may take, or that it is overdue. */
const awaitedWords = (
  { t, format }: PageContext,
  term: string | undefined,
  due: PromiseInPractice | undefined,
): string => {
  const dueDate = due?.promised["dueDate"];
  if (due && typeof dueDate === "string" && due.verdict !== "not-yet")
    return t(due.verdict === "broken" ? "pilot.outcome.overdue" : "pilot.outcome.waiting", {
      day: format.day(dueDate),
    });
  return term ? t("pilot.outcome.none", { duration: format.duration(term) }) : t("pilot.outcome.open");
};

const licenceWords = (
  { t }: PageContext,
  { authority, number }: { authority: string; number?: string | undefined },
): string => (number ? t("pilot.licence.body", { authority, number }) : `${authority}.`);
