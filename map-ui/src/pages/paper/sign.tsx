/** @jsxRuntime automatic @jsxImportSource preact */
// The sign beside a sensor, A4: who, why, camera or not, kept how long, rights, and the code to the rest (GDPR article 13, first layer).
import type { Sensor } from "@meetpaal/registry-api/contract";
import { Crumbs } from "../../frame/crumbs.tsx";
import { LawText } from "../../frame/in-law.tsx";
import { shortPath } from "../../links.ts";
import type { Page, PageContext } from "../../page.ts";
import { Hexagon } from "../../symbols/symbol.tsx";
import { plainText, Words } from "../../text/translated.tsx";
import { alternateForm } from "../alternate.ts";
import { missingSensorPage } from "../missing.tsx";
import { InShort } from "../sensor/in-short.tsx";
import { QrCode } from "./qr-code.tsx";

/** Shown without the protocol, as people type it. */
export const shownAddress = (address: string): string => address.replace(/^https?:\/\//u, "");

export const hasCamera = ({ model }: Sensor): boolean => model.capture === "camera";

const Sign = ({ context, sensor }: { context: PageContext; sensor: Sensor }) => {
  const { t, locale, city, request, demo } = context;
  const address = request.publicUrl + shortPath(sensor.publicId);
  const controller = sensor.roles.find(({ role }) => role === "controller")?.organisation ?? sensor.owner;
  const responsible = sensor.organisations.find(({ id }) => id === controller);
  const officer = responsible?.dataProtectionOfficer?.mailbox;
  const phone = city.contact?.phone;
  return (
    <article class="wall-sign" aria-labelledby="bord">
      <header>
        <Hexagon kind={sensor.kind} about={sensor.personalData} size={96} />
        <div>
          <h2 id="bord">
            <Words of={sensor.name} locale={locale} />
          </h2>
          {demo && <p class="demo">{t("frame.demo")}</p>}
          <p class="camera">{t(hasCamera(sensor) ? "sign.camera.yes" : "sign.camera.no")}</p>
        </div>
      </header>
      <InShort context={context} sensor={sensor} outcome={null} ledgerHref="" />
      <div class="wall-sign-foot">
        <QrCode text={address} label={t("sign.code", { address: shownAddress(address) })} />
        <div class="flow">
          <p class="lead">{t("sign.scan")}</p>
          <p>{t("sign.or", { address: shownAddress(address) })}</p>
          <p>
            {t("sign.number")}: <b>{sensor.publicId}</b>
          </p>
          {responsible && <p>{t("sign.responsible", { name: responsible.name })}</p>}
          {sensor.personalData !== "none" && (
            <p>
              <LawText context={context} of="sign.rights" />
            </p>
          )}
          {phone && (
            <p>
              {t("short.call")} <b>{phone.replaceAll(" ", "\u00a0")}</b>
            </p>
          )}
          {officer && <p>{t("sign.officer", { mailbox: officer })}</p>}
        </div>
      </div>
    </article>
  );
};

export const signPage = async (context: PageContext, publicId: string): Promise<Page> => {
  const { data, t, locale } = context;
  const sensor = await data.sensor(publicId);
  if (!sensor) return missingSensorPage(context, false);
  const name = plainText(sensor.name, locale);
  return {
    status: 200,
    title: `${t("sign.title")}: ${name}`,
    description: plainText(sensor.description, locale),
    section: "sensors",
    alternate: alternateForm(context, publicId, "sign"),
    paper: true,
    body: (
      <div class="wrap">
        <div class="screen-only flow">
          <Crumbs context={context} here={t("sign.title")} sensor={{ publicId, name }} />
          <h1>{t("sign.title")}</h1>
          <p>{t("sign.how")}</p>
        </div>
        <Sign context={context} sensor={sensor} />
      </div>
    ),
  };
};
