/** @jsxRuntime automatic @jsxImportSource preact */
// Promise beside practice, one row a promise: what was promised, the sign and its word, what was measured. A list of `dl`s and not a
// table, so that it folds on a phone without losing what belongs together.
import type { Practice, PromiseInPractice } from "@meetpaal/registry-api/contract";
import type { PageContext } from "../../page.ts";
import { type Verdict, VerdictWord } from "../../symbols/verdict.tsx";
import { plainText, Quoting, Words } from "../../text/translated.tsx";
import { PossibleBreach } from "../breach.tsx";
import { promiseTopic } from "../promise-topic.ts";
import { Response } from "../response.tsx";
import { How } from "./how.tsx";
import type { LedgerRow, Tally } from "./ledger-rows.ts";
import { MeasuredBar } from "./measured-bar.tsx";
import { measuredWords } from "./measured-words.ts";
import { Strip } from "./strip.tsx";
import { daysOf, stripDays } from "./strip-days.ts";

const verdictWord = ({ t }: PageContext, { verdict, id }: LedgerRow): string =>
  verdict === "attention" && id === "interval" ? t("verdict.attention.interval") : t(`verdict.${verdict}`);

const Measured = ({ context, row }: { context: PageContext; row: LedgerRow }) => {
  const { t, locale } = context;
  const said = row.practices.map((one) => {
    const own = measuredWords(context, one);
    return {
      key: own ?? plainText(one.explanation, locale),
      words: own ?? <Words of={one.explanation} locale={locale} />,
    };
  });
  if (said.length === 0) return <>{t("ledger.measured.nothing")}</>;
  if (said.every(({ key }) => key === said[0]?.key)) return <>{said[0]?.words}</>;
  return (
    <ul class="per-stream">
      {said.map(({ words }, index) => {
        const stream = row.streams[index];
        return (
          <li key={row.practices[index]?.datastream}>
            {stream && (
              <span class="soft">
                <Words of={stream} locale={locale} />:{" "}
              </span>
            )}
            {words}
          </li>
        );
      })}
    </ul>
  );
};

/** The earliest of a row's streams: "not since" must not be later than it was. */
const earliest = (practices: readonly PromiseInPractice[]): Date | null => {
  const times = practices.map(({ since }) => Date.parse(since));
  return times.length > 0 ? new Date(Math.min(...times)) : null;
};

/** Streams that share a row may each have one: the newest says what is going on. */
const newestBreach = ({ practices }: LedgerRow): PromiseInPractice["breach"] =>
  practices.flatMap(({ breach }) => breach ?? []).toSorted((a, b) => (a.raisedAt < b.raisedAt ? 1 : -1))[0] ??
  null;

const Note = ({ context, row }: { context: PageContext; row: LedgerRow }) => {
  const { t, format, now } = context;
  const since = earliest(row.practices);
  const broken = row.practices.flatMap(({ lastBrokenAt }) =>
    lastBrokenAt ? [Date.parse(lastBrokenAt)] : [],
  );
  if (row.verdict === "broken" && since)
    return (
      <div class="note">
        <p>
          <b>{t("ledger.broken.since", { moment: format.moment(since, now) })}</b> {t("ledger.broken.we")}
        </p>
        <Response
          context={context}
          since={since}
          responses={row.practices.flatMap(({ responses }) => responses)}
        />
        <PossibleBreach context={context} breach={newestBreach(row)} />
      </div>
    );
  if (row.verdict === "attention" && broken.length > 0)
    return (
      <p class="aside">
        {t("ledger.last-broken", { moment: format.moment(new Date(Math.max(...broken)), now) })}
      </p>
    );
  return null;
};

const limitsOf = (row: LedgerRow) => row.practices.find((one) => one.limits !== null)?.limits;

const sameLimits = (a: LedgerRow, b: LedgerRow): boolean =>
  limitsOf(a)?.["nl"] !== undefined && limitsOf(a)?.["nl"] === limitsOf(b)?.["nl"];

/** What the measurement cannot show. Tiers of storage share theirs: said once, at the first. */
const Limits = ({ context, row, said }: { context: PageContext; row: LedgerRow; said: boolean }) => {
  const { t, locale } = context;
  const limits = said ? null : limitsOf(row);
  const basis = row.practices[0]?.basis;
  if (!limits && (basis === undefined || basis === "machine")) return null;
  return (
    <p class="aside">
      {basis !== undefined && basis !== "machine" && `${t(`ledger.basis.${basis}`)} `}
      {limits && (
        <>
          {t("ledger.limits")} <Words of={limits} locale={locale} />
        </>
      )}
    </p>
  );
};

interface RowProps {
  readonly context: PageContext;
  readonly row: LedgerRow;
  readonly judged: boolean;
  /** Whether a row above has said the same limits. */
  readonly limitsSaid: boolean;
}
const Row = ({ context, row, judged, limitsSaid }: RowProps) => {
  const { t, locale } = context;
  const isMeasured = judged && row.practices.some(({ basis }) => basis === "machine");
  const days = isMeasured
    ? daysOf(row.practices, context.localDays(context.now, stripDays), context.now)
    : null;
  const streams = row.practices.flatMap(({ datastream }) => (datastream === null ? [] : [datastream]));
  return (
    <li
      class={judged ? row.verdict : undefined}
      data-promise={row.id}
      data-verdict={judged ? row.verdict : undefined}
      data-datastreams={streams.length > 0 ? streams.join(" ") : undefined}
    >
      <h3>{promiseTopic(t, row.id)}</h3>
      <dl>
        <div>
          <dt>{t("ledger.promised")}</dt>
          <dd>
            {row.promised === null ? (
              t("promised.none")
            ) : (
              <Quoting text={row.promised} of={row.quoted} locale={locale} />
            )}
          </dd>
        </div>
        {judged && (
          <div class="is">
            <dt class="vh">{t("ledger.verdict")}</dt>
            <dd>
              <VerdictWord verdict={row.verdict} word={verdictWord(context, row)} />
            </dd>
          </div>
        )}
        {judged && (
          <div class="measured">
            <dt>{t("ledger.measured")}</dt>
            <dd>
              <Measured context={context} row={row} />
              <MeasuredBar context={context} row={row} />
            </dd>
          </div>
        )}
      </dl>
      {judged && <Note context={context} row={row} />}
      {judged && <Limits context={context} row={row} said={limitsSaid} />}
      {days && <Strip context={context} days={days} />}
      {judged && (
        <How
          context={context}
          row={row}
          days={days?.some(({ state }) => state !== "unknown") ? days : null}
        />
      )}
    </li>
  );
};

const verdicts: readonly Verdict[] = ["kept", "broken", "attention", "not-yet", "not-measurable"];

interface LedgerProps {
  readonly context: PageContext;
  readonly rows: readonly LedgerRow[];
  readonly practice: Practice | null;
  /** Null: a state of the past, of which only the promises are shown. */
  readonly outcome: Tally | null;
  readonly announced: boolean;
}
export const Ledger = ({ context, rows, practice, outcome, announced }: LedgerProps) => {
  const { t, format, now } = context;
  return (
    <section class="band" aria-labelledby="belofte">
      <div class="wrap">
        <div class="section-head">
          <h2 id="belofte">{t("ledger.title")}</h2>
          {outcome && (
            <p class="soft">
              {practice && practice.promises.length > 0
                ? t("ledger.checked", { moment: format.moment(new Date(practice.checkedAt), now) })
                : t("ledger.unchecked")}
            </p>
          )}
        </div>
        {outcome && (
          <p class="lead summary">
            {announced
              ? t("ledger.announced")
              : verdicts
                  .filter((verdict) => outcome.by[verdict] > 0)
                  .map((verdict) => t(`ledger.summary.${verdict}`, { n: outcome.by[verdict] }))
                  .join(" ")}
          </p>
        )}
        <ul class="ledger">
          {rows.map((row, index) => (
            <Row
              key={`${row.id} ${row.practices.map(({ datastream }) => datastream).join()} ${row.promised} ${row.verdict}`}
              context={context}
              row={row}
              judged={outcome !== null}
              limitsSaid={rows.slice(0, index).some((above) => sameLimits(above, row))}
            />
          ))}
        </ul>
      </div>
    </section>
  );
};
