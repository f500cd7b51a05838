/** @jsxRuntime automatic @jsxImportSource preact */
// A sheet of twelve stickers for one box: a code, its number, and the phone for who has no phone that scans.
import { Crumbs } from "../../frame/crumbs.tsx";
import { shortPath } from "../../links.ts";
import type { Page, PageContext } from "../../page.ts";
import { plainText } from "../../text/translated.tsx";
import { alternateForm } from "../alternate.ts";
import { missingSensorPage } from "../missing.tsx";
import { QrCode } from "./qr-code.tsx";
import { hasCamera, shownAddress } from "./sign.tsx";

/** Three by four of 63.5 x 72 mm fill an A4. */
const sheet = 12;

export const stickersPage = async (context: PageContext, publicId: string): Promise<Page> => {
  const { data, t, locale, city, request, demo } = context;
  const sensor = await data.sensor(publicId);
  if (!sensor) return missingSensorPage(context, false);
  const name = plainText(sensor.name, locale);
  const address = request.publicUrl + shortPath(publicId);
  const phone = city.contact?.phone?.replaceAll(" ", "\u00a0");
  return {
    status: 200,
    title: `${t("stickers.title")}: ${name}`,
    section: "sensors",
    alternate: alternateForm(context, publicId, "stickers"),
    paper: true,
    body: (
      <div class="wrap">
        <div class="screen-only flow">
          <Crumbs context={context} here={t("stickers.title")} sensor={{ publicId, name }} />
          <h1>{t("stickers.title")}</h1>
          <p>{t("stickers.how")}</p>
        </div>
        <ul class="stickers" aria-label={t("stickers.title")}>
          {Array.from({ length: sheet }, (_, i) => (
            <li key={i}>
              <b>{t("stickers.scan")}</b>
              {demo && <span>{t("frame.demo")}</span>}
              <QrCode text={address} label={t("sign.code", { address: shownAddress(address) })} />
              <span>{shownAddress(address)}</span>
              <span>
                {t("sign.number")} <b>{publicId}</b>
              </span>
              <span>
                {t(hasCamera(sensor) ? "sign.camera.yes" : "sign.camera.no")}
                {phone && ` · ${phone}`}
              </span>
            </li>
          ))}
        </ul>
      </div>
    ),
  };
};
