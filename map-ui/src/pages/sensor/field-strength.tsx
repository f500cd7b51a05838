/** @jsxRuntime automatic @jsxImportSource preact */
// Radio waves beside their limit. Only the mean over 30 minutes is held against it (ICNIRP 2020 averages over 30 minutes), as a share
// in power, with W/m2, V/m and the limit all named; a single value never is.
import type { Datastream, PowerMean } from "@meetpaal/registry-api/contract";
import type { PageContext } from "../../page.ts";

/** A smaller share than this is said as "less than". */
const leastShare = 0.0001;

const sources = [
  ["field.antennebureau", "https://www.antennebureau.nl"],
  ["field.rivm", "https://www.rivm.nl/elektromagnetische-velden"],
  ["field.gezondheidsraad", "https://www.gezondheidsraad.nl"],
] as const;

const Mean = ({ context, power }: { context: PageContext; power: PowerMean }) => {
  const { t, format } = context;
  const { powerDensity, fieldStrength, limit } = power;
  const share = limit === null ? null : powerDensity / limit;
  const percent = (fraction: number) => `${format.measured(fraction * 100)} %`;
  return (
    <>
      <p class="lead">
        {t("field.mean", { power: format.measured(powerDensity) })}{" "}
        {limit !== null && t("field.limit", { limit: format.number(limit) })}
      </p>
      {share !== null && (
        <>
          <svg
            class="bar share"
            viewBox="0 0 1000 10"
            preserveAspectRatio="none"
            role="img"
            aria-label={t("field.bar", { share: percent(share) })}
          >
            <rect width="1000" height="10" rx="1" />
            <rect
              class="fill"
              width={Math.max(2, Math.min(1000, Math.round(share * 1000)))}
              height="10"
              rx="1"
            />
          </svg>
          <p>
            {share < leastShare
              ? t("field.share.under", { share: percent(leastShare) })
              : t("field.share", { share: percent(share) })}
          </p>
        </>
      )}
      <p>{t("field.strength", { strength: format.measured(fieldStrength) })}</p>
    </>
  );
};

interface FieldStrengthProps {
  readonly context: PageContext;
  readonly stream: Datastream;
  readonly power: PowerMean | null;
}
export const FieldStrength = ({ context, stream, power }: FieldStrengthProps) => {
  const { t, format } = context;
  const { band, uncertaintyDb, calibratedDate, detectionLimit } = stream;
  return (
    <div class="field">
      <h4>{t("field.title")}</h4>
      <p>
        {t("field.what")} {t("field.not")}
      </p>
      {power ? <Mean context={context} power={power} /> : <p>{t("field.incomplete")}</p>}
      <ul class="small soft">
        {band && (
          <li>{t("field.band", { from: format.number(band.fromMHz), to: format.number(band.toMHz) })}</li>
        )}
        {uncertaintyDb !== undefined && (
          <li>
            {calibratedDate
              ? t("field.uncertainty", { db: format.number(uncertaintyDb), day: format.day(calibratedDate) })
              : t("field.uncertainty.only", { db: format.number(uncertaintyDb) })}
          </li>
        )}
        {detectionLimit !== undefined && (
          <li>{t("field.detection", { limit: format.measured(detectionLimit) })}</li>
        )}
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
      </ul>
    </div>
  );
};
