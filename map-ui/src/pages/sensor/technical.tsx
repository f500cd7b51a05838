/** @jsxRuntime automatic @jsxImportSource preact */
// For who wants the codes: numbers, units, and where the API gives the same.
import type { Sensor } from "@meetpaal/registry-api/contract";
import { formPath } from "../../links.ts";
import type { PageContext } from "../../page.ts";
import { Words } from "../../text/translated.tsx";
import { middleOf } from "../list/places.ts";

export const Technical = ({ context, sensor }: { context: PageContext; sensor: Sensor }) => {
  const { t, format, locale } = context;
  const position = middleOf(sensor.location)
    .map((degrees) => degrees.toFixed(5))
    .join(", ");
  const api = `/v1/sensors/${sensor.publicId}`;
  const facts: readonly (readonly [string, string | null])[] = [
    [t("technical.publicId"), sensor.publicId],
    [t("technical.reference"), `${sensor.owner}/${sensor.reference}`],
    [t("technical.model"), `${sensor.model.make} ${sensor.model.type}`],
    [t("technical.coordinates"), position],
    [t("technical.pole"), sensor.poleCode],
    [t("technical.version"), String(sensor.version)],
  ];
  return (
    <section class="wrap part" aria-labelledby="techniek">
      <h2 id="techniek" class="vh">
        {t("technical.title")}
      </h2>
      <details class="more">
        <summary>{t("technical.title")}</summary>
        <dl class="technical">
          {facts.map(([name, value]) =>
            value === null ? null : (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
          )}
        </dl>
        {sensor.datastreams.map((stream) => (
          <dl key={stream.id} class="technical">
            <div>
              <dt>{t("technical.stream")}</dt>
              <dd>
                <Words of={stream.name} locale={locale} /> ({stream.id})
              </dd>
            </div>
            <div>
              <dt>{t("technical.key")}</dt>
              <dd>
                <code>{stream.key}</code>
              </dd>
            </div>
            <div>
              <dt>{t("technical.unit")}</dt>
              <dd>
                <code>{stream.unit}</code>
              </dd>
            </div>
            <div>
              <dt>{t("technical.interval")}</dt>
              <dd>{format.every(stream.interval)}</dd>
            </div>
            <div>
              <dt>{t("technical.type")}</dt>
              <dd>{t(`aggregation.${stream.aggregation}`)}</dd>
            </div>
            <div>
              <dt>{t("technical.retention")}</dt>
              <dd>
                {([stream.retention.raw, stream.retention.hour, stream.retention.day] as const)
                  .map((duration) => (duration ? format.duration(duration) : t("technical.no")))
                  .join(" / ")}
              </dd>
            </div>
            {stream.licence && (
              <div>
                <dt>{t("technical.licence")}</dt>
                <dd>{stream.licence}</dd>
              </div>
            )}
          </dl>
        ))}
        <ul>
          <li>
            <a href={api}>{t("technical.api")}</a>
          </li>
          <li>
            <a href={`${api}/practice`}>{t("technical.practice")}</a>
          </li>
          <li>
            <a href={formPath(locale, sensor.publicId, "sign")}>{t("sign.link")}</a>
          </li>
          <li>
            <a href={formPath(locale, sensor.publicId, "stickers")}>{t("stickers.link")}</a>
          </li>
        </ul>
      </details>
    </section>
  );
};
