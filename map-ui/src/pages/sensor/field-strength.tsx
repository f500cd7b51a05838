/** @jsxRuntime automatic @jsxImportSource preact */
// Radio waves beside their limit. Only a mean over 30 minutes is held against it (ICNIRP 2020 averages over 30 minutes), as a share in
// power, with W/m2, V/m and the limit all named; a single value never is. It says what the meter cannot, and neither soothes nor alarms.
import type { Datastream, Exposure, ExposureList } from "@meetpaal/registry-api/contract";
import type { Told } from "../../page.ts";

/** A smaller share than this is said as "less than". */
const leastShare = 0.0001;
/** Above it the guidelines give no level in V/m. */
const noFieldLevelMHz = 2_000;

const sources = [
  ["field.antennebureau", "https://www.antennebureau.nl"],
  ["field.rivm", "https://www.rivm.nl/elektromagnetische-velden"],
  ["field.gezondheidsraad", "https://www.gezondheidsraad.nl"],
] as const;

type Measured = Exposure & { readonly powerDensity: number; readonly fieldStrength: number };

const isMeasured = (exposure: Exposure): exposure is Measured =>
  exposure.powerDensity !== null && exposure.fieldStrength !== null;

const percent = ({ format }: Pick<Told, "format">, share: number): string =>
  `${format.measured(share * 100)} %`;

const shareWords = (context: Told, share: number): string =>
  share < leastShare
    ? context.t("field.share.under", { share: percent(context, leastShare) })
    : context.t("field.share", { share: percent(context, share) });

interface MeanProps {
  readonly context: Told;
  readonly latest: Measured;
  readonly exposure: ExposureList;
}
const Mean = ({ context, latest, exposure }: MeanProps) => {
  const { t, format, now } = context;
  const { powerDensity, fieldStrength, share, end } = latest;
  const { reference, band, detectionLimit } = exposure;
  return (
    <>
      <p class="lead">
        {t("field.mean", { power: format.measured(powerDensity), moment: format.moment(new Date(end), now) })}{" "}
        {reference && share !== null && t("field.limit", { limit: format.measured(reference.limit) })}
      </p>
      {share !== null && (
        <>
          <svg
            class="bar share"
            viewBox="0 0 1000 10"
            preserveAspectRatio="none"
            role="img"
            aria-label={t("field.bar", { share: percent(context, share) })}
          >
            <rect width="1000" height="10" rx="1" />
            <rect
              class="fill"
              width={Math.max(2, Math.min(1000, Math.round(share * 1000)))}
              height="10"
              rx="1"
            />
          </svg>
          <p>{shareWords(context, share)}</p>
        </>
      )}
      <p>
        {t("field.strength", { strength: format.measured(fieldStrength) })} {t("field.strength.no-share")}{" "}
        {band && band.fromMHz > noFieldLevelMHz && t("field.strength.no-level")}
      </p>
      {detectionLimit !== null && fieldStrength < detectionLimit && <p>{t("field.below")}</p>}
    </>
  );
};

/** The last day in half hours: the highest in a sentence, all in a table. */
const HalfHours = ({ context, items }: { context: Told; items: readonly Exposure[] }) => {
  const { t, format, now } = context;
  const measured = items.filter(isMeasured);
  const [first] = measured;
  if (!first) return <p>{t("field.day.none")}</p>;
  const highest = measured.reduce(
    (best, item) => (item.powerDensity > best.powerDensity ? item : best),
    first,
  );
  const unknown = items.length - measured.length;
  return (
    <>
      <p data-highest>
        {t("field.day", {
          power: format.measured(highest.powerDensity),
          moment: format.moment(new Date(highest.start), now),
        })}{" "}
        {highest.share !== null && shareWords(context, highest.share)}{" "}
        {unknown > 0 && t("field.day.unknown", { n: unknown })}
      </p>
      <details class="more">
        <summary>{t("field.table")}</summary>
        <table class="utrecht-table utrecht-table--html-table">
          <caption class="vh">{t("field.table")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("field.table.from")}</th>
              <th scope="col">{t("field.table.power")}</th>
              <th scope="col">{t("field.table.share")}</th>
              <th scope="col">{t("field.table.strength")}</th>
              <th scope="col">{t("chart.coverage")}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.start}>
                <th scope="row">{format.moment(new Date(item.start), now)}</th>
                <td>{isMeasured(item) ? format.measured(item.powerDensity) : t("field.table.unknown")}</td>
                <td>{item.share === null ? t("field.table.unknown") : percent(context, item.share)}</td>
                <td>{isMeasured(item) ? format.measured(item.fieldStrength) : t("field.table.unknown")}</td>
                <td>{format.percent(Math.floor(item.coverage * 100) / 100)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
};

interface FieldStrengthProps {
  readonly context: Told;
  readonly stream: Pick<Datastream, "id" | "calibratedDate">;
  readonly exposure: ExposureList;
}
export const FieldStrength = ({ context, stream, exposure }: FieldStrengthProps) => {
  const { t, format } = context;
  const { latest, items, band, uncertaintyDb, detectionLimit, reference } = exposure;
  const { calibratedDate } = stream;
  return (
    <div class="field" data-exposure={isMeasured(latest) ? "measured" : "unknown"}>
      <h4>{t("field.title")}</h4>
      <p>
        <b>{t("field.one")}</b> {t("field.not")}
      </p>
      {isMeasured(latest) ? (
        <Mean context={context} latest={latest} exposure={exposure} />
      ) : (
        <p>{t("field.incomplete")}</p>
      )}
      <HalfHours context={context} items={items} />
      <ul class="small soft">
        {band && (
          <li>{t("field.band", { from: format.number(band.fromMHz), to: format.number(band.toMHz) })}</li>
        )}
        {uncertaintyDb !== null && (
          <li>
            {calibratedDate
              ? t("field.uncertainty", { db: format.number(uncertaintyDb), day: format.day(calibratedDate) })
              : t("field.uncertainty.only", { db: format.number(uncertaintyDb) })}
          </li>
        )}
        {detectionLimit !== null && (
          <li>{t("field.detection", { limit: format.measured(detectionLimit) })}</li>
        )}
        {reference && (
          <li>
            {reference.url ? <a href={reference.url}>{t("field.standard")}</a> : t("field.standard")}{" "}
            {t("field.law")}
          </li>
        )}
        <li>{t("field.formula")}</li>
        <li>
          {t("field.source")}{" "}
          {sources.map(([key, href], i) => (
            <span key={key}>
              {i > 0 && ", "}
              <a href={href}>{t(key)}</a>
            </span>
          ))}
          .
        </li>
        <li>
          <a href={`/v1/datastreams/${stream.id}/exposure`}>{t("field.api")}</a>
        </li>
      </ul>
    </div>
  );
};
