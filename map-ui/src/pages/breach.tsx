/** @jsxRuntime automatic @jsxImportSource preact */
// A broken promise about personal data may be a data breach: whether the city has looked, until when it has to, and what came of it.
import type { PromiseInPractice } from "@meetpaal/registry-api/contract";
import type { Told } from "../page.ts";
import { Words } from "../text/translated.tsx";

interface BreachProps {
  readonly context: Told;
  readonly breach: PromiseInPractice["breach"];
}
export const PossibleBreach = ({ context, breach }: BreachProps) => {
  const { t, format, locale, now } = context;
  if (!breach) return null;
  const { assessBefore, assessedAt, outcome, reason } = breach;
  if (assessedAt === null || outcome === null) {
    const end = new Date(assessBefore);
    return (
      <p data-breach="open">
        <b>{t("breach.title")}</b>{" "}
        {t(end > now ? "breach.open" : "breach.late", { moment: format.moment(end, now) })}
      </p>
    );
  }
  return (
    <p data-breach={outcome}>
      <b>{t("breach.assessed", { day: format.day(new Date(assessedAt)) })}</b>{" "}
      {t(`breach.outcome.${outcome}`)} {reason && <Words of={reason} locale={locale} />}
    </p>
  );
};
