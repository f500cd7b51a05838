/** @jsxRuntime automatic @jsxImportSource preact */
// Pages that hold one sentence and one way out.
import type { ComponentChildren } from "preact";
import { reportPath, sectionPath, sensorPath } from "../links.ts";
import type { Page, PageContext } from "../page.ts";
import { alternateSection, alternateSensor } from "./alternate.ts";
import { ContactWays } from "./contact-ways.tsx";

const Sentence = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <div class="wrap sentence">
    <h1>{title}</h1>
    {children}
  </div>
);

export const missingPage = (context: PageContext): Page => {
  const { t, locale } = context;
  return {
    status: 404,
    title: t("missing.title"),
    section: null,
    alternate: alternateSection(context, "start"),
    body: (
      <Sentence title={t("missing.title")}>
        <p class="lead">{t("missing.body")}</p>
        <p>
          <a class="utrecht-button utrecht-button--primary-action" href={sectionPath(locale, "sensors")}>
            {t("missing.way")}
          </a>
        </p>
      </Sentence>
    ),
  };
};

/** An unknown number on a box: somebody stands in the street and wants to know, so give them a way to reach a person. */
export const missingSensorPage = (context: PageContext, plain: boolean): Page => {
  const { t, locale } = context;
  return {
    status: 404,
    title: t("missing.sensor.title"),
    section: plain ? null : "sensors",
    alternate: alternateSection(context, "sensors"),
    plain,
    body: (
      <Sentence title={t("missing.sensor.title")}>
        <p class="lead">
          {t("missing.sensor.body")} <a href={reportPath(locale)}>{t("missing.sensor.report")}</a>
        </p>
        <ContactWays context={context} />
        <p>
          <a class="utrecht-button utrecht-button--secondary-action" href={sectionPath(locale, "sensors")}>
            {t("missing.way")}
          </a>
        </p>
      </Sentence>
    ),
  };
};

/** `?at=` of before the sensor was there. */
export const missingVersionPage = (context: PageContext, publicId: string, at: Date): Page => {
  const { t, locale, format } = context;
  return {
    status: 404,
    title: t("missing.version.title"),
    section: "sensors",
    alternate: alternateSensor(context, publicId),
    body: (
      <Sentence title={t("missing.version.title")}>
        <p class="lead">{t("missing.version.body", { day: format.day(at) })}</p>
        <p>
          <a class="utrecht-button utrecht-button--primary-action" href={sensorPath(locale, publicId)}>
            {t("missing.version.way")}
          </a>
        </p>
      </Sentence>
    ),
  };
};

/** A form sent to a page that takes none. */
export const nothingToSendPage = (context: PageContext): Page => {
  const { t, locale } = context;
  return {
    status: 405,
    title: t("wrong.title"),
    section: null,
    alternate: alternateSection(context, "start"),
    headers: { allow: "GET, HEAD" },
    body: (
      <Sentence title={t("wrong.title")}>
        <p>
          <a href={sectionPath(locale, "contact")}>{t("frame.contact")}</a>
        </p>
      </Sentence>
    ),
  };
};

/** What to say of a status: the caller's own mistake, too much at once, or ours. */
const failureOf = (status: number): "unread" | "wait" | "failed" =>
  status === 429 ? "wait" : status < 500 ? "unread" : "failed";

/** @param status - 400 to 599 */
export const failedPage = (context: PageContext, status: number): Page => {
  const { t, city } = context;
  const phone = city.contact?.phone;
  const failure = failureOf(status);
  return {
    status,
    title: t(`${failure}.title`),
    section: null,
    alternate: alternateSection(context, "start"),
    headers: { "cache-control": "no-store" },
    body: (
      <Sentence title={t(`${failure}.title`)}>
        <p class="lead">{t(`${failure}.body`)}</p>
        {failure === "failed" && (
          <p>
            <a class="utrecht-button utrecht-button--primary-action" href={context.address}>
              {t("failed.again")}
            </a>
          </p>
        )}
        {phone && <p>{t("failed.call", { phone: phone.replaceAll(" ", "\u00a0") })}</p>}
      </Sentence>
    ),
  };
};
