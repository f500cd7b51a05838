/** @jsxRuntime automatic @jsxImportSource preact */
// How to ask: the ways of the city, the way to one's own data, and where to complain.
import type { Sensor } from "@meetpaal/registry-api/contract";
import { LawText } from "../../frame/in-law.tsx";
import { reportPath, sectionPath } from "../../links.ts";
import type { PageContext } from "../../page.ts";
import { ContactWays } from "../contact-ways.tsx";
import { MeasuredLink } from "../measured/link.tsx";

export const Ask = ({ context, sensor }: { context: PageContext; sensor: Sensor }) => {
  const { t, locale, city } = context;
  const controller = sensor.roles.find(({ role }) => role === "controller")?.organisation ?? sensor.owner;
  const responsible = sensor.organisations.find(({ id }) => id === controller);
  const officer = responsible?.dataProtectionOfficer?.mailbox;
  const about = sensor.personalData !== "none";
  return (
    <section class="wrap part" aria-labelledby="vraag">
      <h2 id="vraag">{t("ask.title")}</h2>
      <div class="ask">
        <div class="flow">
          <p>{t("ask.body", { number: sensor.publicId })}</p>
          <p>
            <b>{t("report.title")}</b> {t("ask.wrong")}{" "}
            <a href={reportPath(locale, sensor.publicId)}>{t("ask.wrong.link")}</a>
          </p>
          <MeasuredLink context={context} publicId={sensor.publicId} />
          <p>
            <LawText context={context} of={about ? "ask.rights" : "ask.rights.none"} />
          </p>
          {about && (
            <p>
              <a
                class="utrecht-button utrecht-button--primary-action"
                href={responsible?.rightsUrl ?? `${sectionPath(locale, "about")}#rechten`}
              >
                {t("ask.rights.button")}
              </a>
            </p>
          )}
          {officer && (
            <p>
              <b>{t("ask.officer")}</b> <a href={`mailto:${officer}`}>{officer}</a>
              <br />
              {t("ask.officer.body")}
            </p>
          )}
          {city.complaint && (
            <p>
              <b>{t("ask.complaint")}</b> {t("ask.complaint.body", { authority: city.complaint.authority })}{" "}
              {city.complaint.url && <a href={city.complaint.url}>{city.complaint.authority}</a>}
            </p>
          )}
        </div>
        <ContactWays context={context} />
      </div>
    </section>
  );
};
