/** @jsxRuntime automatic @jsxImportSource preact */
// What the sensor does not do, what it is never used for, and who sees what comes out: the edges that people worry about.
import type { Sensor } from "@meetpaal/registry-api/contract";
import type { PageContext } from "../../page.ts";
import { Symbol } from "../../symbols/symbol.tsx";
import { isMessage } from "../../text/text.ts";
import { plainText, Words } from "../../text/translated.tsx";
import { distinct } from "./distinct.ts";

export const Bounds = ({ context, sensor }: { context: PageContext; sensor: Sensor }) => {
  const { t, locale } = context;
  const streams = sensor.datastreams;
  const notMeasured = distinct(streams.flatMap(({ notMeasured: text }) => (text ? [text] : [])));
  const excluded = distinct(streams.flatMap(({ excludedPurposes }) => excludedPurposes));
  const recipients = distinct(streams.flatMap(({ recipients: all }) => all.map(({ text }) => text)));
  const open = streams.filter((stream) => stream.public).length;
  return (
    <section class="wrap part" aria-labelledby="grenzen">
      <h2 id="grenzen">{t("bounds.title")}</h2>
      <div class="bounds">
        <div>
          <Symbol shape="circle" name="gone" />
          <h3>{t("bounds.not")}</h3>
          {notMeasured.map((text) => (
            <p key={plainText(text, locale)}>
              <Words of={text} locale={locale} />
            </p>
          ))}
          {notMeasured.length === 0 && <p>{t("law.excluded.none")}</p>}
        </div>
        <div>
          <Symbol shape="hexagon" name="gone" />
          <h3>{t("law.excluded")}</h3>
          {excluded.length === 0 ? (
            <p>{t("law.excluded.none")}</p>
          ) : (
            <ul class="bullets">
              {excluded.map((code) => {
                const key = `excluded.${code}`;
                return <li key={code}>{isMessage(key) ? t(key) : code}.</li>;
              })}
            </ul>
          )}
        </div>
        <div>
          <Symbol shape="square" name="look" />
          <h3>{t("bounds.seen-by")}</h3>
          {open > 0 && <p>{t(open === streams.length ? "law.public" : "promised.visibility.some")}</p>}
          {recipients.length > 0 && (
            <ul class="bullets">
              {recipients.map((text) => (
                <li key={plainText(text, locale)}>
                  <Words of={text} locale={locale} />
                </li>
              ))}
            </ul>
          )}
          {recipients.length === 0 && open === 0 && <p>{t("law.recipients.none")}</p>}
        </div>
      </div>
    </section>
  );
};
