/** @jsxRuntime automatic @jsxImportSource preact */
// The law as questions. The answer comes first, the term of the law after it between brackets.
import type { Ground, Sensor } from "@meetpaal/registry-api/contract";
import type { ComponentChildren } from "preact";
import type { LawContext } from "../../page.ts";
import { isMessage, type LawKey } from "../../text/text.ts";
import { Words } from "../../text/translated.tsx";
import { distinct } from "./distinct.ts";

const Question = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <div>
    <dt>{title}</dt>
    {children}
  </div>
);

const May = ({ context, ground }: { context: LawContext; ground: Ground }) => {
  const { t, locale } = context;
  const { task, article6, law, article, url, scope } = ground;
  const numbered = article !== undefined && /^\d+[a-z]?$/u.test(article);
  const source = law
    ? numbered
      ? t("law.may.source", { law, article })
      : [law, article].filter(Boolean).join(" ")
    : null;
  return (
    <dd>
      {t("law.may.yes")} {task && <Words of={task} locale={locale} />}{" "}
      {scope === "events" && `${t("law.may.events")} `}
      {t("law.may.cited", { ground: t(`article6.${article6}`), letter: article6 })}{" "}
      {url && source ? <a href={url}>{source}</a> : source}
    </dd>
  );
};

/** "Is this personal data?": the number is one thing, the picture inside the box another. */
const Personal = ({ context: { t }, sensor }: { context: LawContext; sensor: Sensor }) => {
  const { capture } = sensor.model;
  const inBox: LawKey | null =
    capture === "camera" ? "law.personal.box" : capture === "microphone" ? "law.personal.sound" : null;
  const levels = distinct(sensor.datastreams.map(({ identifiability }) => identifiability));
  return (
    <>
      {levels.map((level) => (
        <dd key={level}>
          {t(`identifiability.${level}`)} {inBox && t(inBox)}
        </dd>
      ))}
    </>
  );
};

export const Law = ({ context, sensor }: { context: LawContext; sensor: Sensor }) => {
  const { t, locale } = context;
  const streams = sensor.datastreams;
  const grounds = distinct(streams.flatMap(({ grounds: all }) => all));
  const purposes = distinct(
    streams.flatMap(({ purposes: all }) => all),
    ({ id }) => id,
  );
  const storage = distinct(streams.flatMap(({ storage: one }) => (one ? [one] : [])));
  const privacyUrls = distinct(streams.flatMap(({ privacyUrl }) => (privacyUrl ? [privacyUrl] : [])));
  const decides = streams.some(({ automatedDecisions }) => automatedDecisions === true);
  const stated = streams.some(({ automatedDecisions }) => automatedDecisions !== undefined);
  const nameOf = (id: string) => sensor.organisations.find((one) => one.id === id)?.name ?? id;
  const countries = new Intl.DisplayNames(locale, { type: "region" });
  return (
    <section class="wrap part" aria-labelledby="wet">
      <h2 id="wet">{t("law.title")}</h2>
      <dl class="facts">
        <Question title={t("law.purposes")}>
          {purposes.map(({ id, text }) => (
            <dd key={id}>
              <Words of={text} locale={locale} />
            </dd>
          ))}
        </Question>
        <Question title={t("law.may")}>
          {grounds.length === 0 ? (
            <dd>{t("law.may.none")}</dd>
          ) : (
            grounds.map((ground) => <May key={JSON.stringify(ground)} context={context} ground={ground} />)
          )}
        </Question>
        <Question title={t("law.personal")}>
          <Personal context={context} sensor={sensor} />
        </Question>
        <Question title={t("law.who")}>
          {sensor.roles.map(({ organisation, role, body }) => (
            <dd key={`${organisation} ${role}`}>
              {nameOf(organisation)}
              {body && `, ${t("law.who.body", { body: bodyWords(context, body) })}`}: {t(`role.${role}`)}.
            </dd>
          ))}
        </Question>
        {storage.length > 0 && (
          <Question title={t("law.stored")}>
            {storage.map(({ country, encrypted, transfersOutsideEea }) => (
              <dd key={country}>
                {t("law.stored.body", {
                  country: countryName(countries, country),
                  encrypted: encrypted ? "yes" : "no",
                })}{" "}
                {t(transfersOutsideEea ? "law.transfers.yes" : "law.transfers.no")}
              </dd>
            ))}
          </Question>
        )}
        {stated && (
          <Question title={t("law.automated")}>
            <dd>{t(decides ? "law.automated.yes" : "law.automated.no")}</dd>
          </Question>
        )}
        {privacyUrls.length > 0 && (
          <Question title={t("law.privacy.title")}>
            {privacyUrls.map((url) => (
              <dd key={url}>
                <a href={url}>{t("law.privacy")}</a>
              </dd>
            ))}
          </Question>
        )}
      </dl>
    </section>
  );
};

const bodyWords = ({ t }: LawContext, body: string): string => {
  const key = `body.${body}`;
  return isMessage(key) ? t(key) : body;
};

/** `Intl` refuses what is no country code; the register's own word is then better than an error. */
const countryName = (names: Intl.DisplayNames, code: string): string =>
  /^[A-Z]{2}$/u.test(code) ? (names.of(code) ?? code) : code;
