/** @jsxRuntime automatic @jsxImportSource preact */
// The page behind the QR code on the box: opened in the street on a bad connection, so no script, no font and no map.
import type { Sensor } from "@meetpaal/registry-api/contract";
import { LawText } from "../frame/in-law.tsx";
import { sectionPath, sensorPath, shortPath } from "../links.ts";
import type { Page, PageContext } from "../page.ts";
import { Hexagon } from "../symbols/symbol.tsx";
import { plainText, Words } from "../text/translated.tsx";
import { alternate } from "./alternate.ts";
import { missingSensorPage } from "./missing.tsx";
import { InShort } from "./sensor/in-short.tsx";
import { ledgerRows, tally } from "./sensor/ledger-rows.ts";
import { ExampleState, SensorState } from "./sensor/state.tsx";

/** The language follows the browser, so caches must keep the two apart. */
const headers = { vary: "accept-language" };

/** Rights, phone and data protection officer: the first layer of the notice (GDPR article 13). */
const ShortRights = ({ context, sensor }: { context: PageContext; sensor: Sensor }) => {
  const { t, city } = context;
  const controller = sensor.roles.find(({ role }) => role === "controller")?.organisation ?? sensor.owner;
  const officer = sensor.organisations.find(({ id }) => id === controller)?.dataProtectionOfficer;
  const phone = city.contact?.phone;
  return (
    <div class="flow short-rights">
      <p>
        <LawText context={context} of={sensor.personalData === "none" ? "ask.rights.none" : "ask.rights"} />
      </p>
      {phone && (
        <p>
          {t("short.call")}{" "}
          <a href={`tel:${phone.replaceAll(/[^+\d]/gu, "")}`}>{phone.replaceAll(" ", "\u00a0")}</a>.
        </p>
      )}
      {officer?.mailbox && (
        <p>
          {t("ask.officer")}: <a href={`mailto:${officer.mailbox}`}>{officer.mailbox}</a>.
        </p>
      )}
    </div>
  );
};

export const shortPage = async (context: PageContext, publicId: string): Promise<Page> => {
  const { data, t, locale } = context;
  const path = shortPath(publicId);
  const inOthers = alternate((other) => `${path}?taal=${other}`);
  const sensor = await data.sensor(publicId);
  if (!sensor) return { ...missingSensorPage(context, true), alternate: inOthers, headers };
  const practice = await data.practice(publicId);
  const versions = sensor.status === "removed" ? await data.versions(publicId) : [];
  const outcome = tally(ledgerRows(context, sensor, practice));
  const full = sensorPath(locale, publicId);
  return {
    status: 200,
    title: plainText(sensor.name, locale),
    description: plainText(sensor.description, locale),
    section: null,
    alternate: inOthers,
    plain: true,
    headers,
    body: (
      <div class="wrap short-page">
        <ExampleState context={context} sensor={sensor} />
        <SensorState context={context} sensor={sensor} versions={versions} />
        <div class="sensor-title">
          <Hexagon kind={sensor.kind} about={sensor.personalData} size={64} />
          <div>
            <h1>
              <Words of={sensor.name} locale={locale} />
            </h1>
            <p class="soft">{t("sensor.number", { number: sensor.publicId })}</p>
          </div>
        </div>
        <InShort context={context} sensor={sensor} outcome={outcome} ledgerHref={`${full}#belofte`} />
        <ShortRights context={context} sensor={sensor} />
        <p class="button-row">
          <a class="utrecht-button utrecht-button--primary-action" href={full}>
            {t("short.all")}
          </a>
          <a
            class="utrecht-button utrecht-button--secondary-action"
            href={`${sectionPath(locale, "contact")}?sensor=${encodeURIComponent(publicId)}`}
          >
            {t("short.ask")}
          </a>
        </p>
      </div>
    ),
  };
};
