/** @jsxRuntime automatic @jsxImportSource preact */
// "Is this not right?", and "a box that is not here": by phone, mail, post or at the desk, without an account. The mail is written
// already, and the form is for paper: nothing that is filled in here is sent anywhere by this site.
import type { Sensor } from "@meetpaal/registry-api/contract";
import { sensorPath } from "../links.ts";
import type { Page, PageContext } from "../page.ts";
import { plainText, Sentence, Words } from "../text/translated.tsx";
import { alternateSection } from "./alternate.ts";
import { ContactWays } from "./contact-ways.tsx";

const asked = ["place", "pole", "seen", "when", "reach"] as const;
type Asked = (typeof asked)[number];

/** What is known already of a sensor, so that nobody has to copy it. */
const known = ({ locale, request }: PageContext, sensor: Sensor | null): Partial<Record<Asked, string>> =>
  sensor
    ? {
        place: sensor.place ? plainText(sensor.place, locale) : "",
        pole: [sensor.poleCode, sensor.publicId].filter(Boolean).join(", "),
      }
    : { pole: (request.query.get("paal") ?? "").slice(0, 40) };

const mailHref = (context: PageContext, sensor: Sensor | null, mailbox: string): string => {
  const { t, locale, request } = context;
  const subject = sensor
    ? t("report.mail.subject", { name: plainText(sensor.name, locale), number: sensor.publicId })
    : t("report.mail.subject.missing");
  const answers = known(context, sensor);
  const lines = asked.map((name) => `${t(`report.ask.${name}`)}\r\n${answers[name] ?? ""}\r\n`);
  if (sensor) lines.push(`${request.publicUrl}${sensorPath(locale, sensor.publicId)}`);
  return `mailto:${mailbox}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines.join("\r\n"))}`;
};

const PaperForm = ({ context, sensor }: { context: PageContext; sensor: Sensor | null }) => {
  const { t, city, locale } = context;
  const post = city.contact?.post;
  const answers = known(context, sensor);
  return (
    <section class="prose paper" aria-labelledby="papier">
      <h2 id="papier">{t("report.paper")}</h2>
      <p>
        {t("report.paper.body")}{" "}
        {post && (
          <Sentence
            say={(words) => t("report.paper.post", { post: words })}
            of={[{ nl: post }]}
            locale={locale}
          />
        )}
      </p>
      <dl>
        {asked.map((name) => (
          <div key={name} data-asked={name}>
            <dt>{t(`report.ask.${name}`)}</dt>
            <dd>
              {name === "place" && sensor?.place ? (
                <Words of={sensor.place} locale={locale} />
              ) : (
                answers[name]
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

export const reportPage = async (context: PageContext): Promise<Page> => {
  const { t, data, request, locale, city } = context;
  const number = request.query.get("sensor");
  const sensor = number ? await data.sensor(number) : null;
  const mailbox = city.contact?.mailbox;
  return {
    status: 200,
    title: t(sensor ? "report.title" : "report.title.missing"),
    description: t(sensor ? "report.lead" : "report.lead.missing"),
    section: "contact",
    alternate: alternateSection(context, "report"),
    body: (
      <div class="wrap text-page">
        <h1>{t(sensor ? "report.title" : "report.title.missing")}</h1>
        <p class="lead">{t(sensor ? "report.lead" : "report.lead.missing")}</p>
        {sensor && (
          <p class="notice-line">
            {t("report.about")}{" "}
            <a href={sensorPath(locale, sensor.publicId)}>
              <Words of={sensor.name} locale={locale} />
            </a>
            . {t("sensor.number", { number: sensor.publicId })}
          </p>
        )}
        <section class="prose" aria-labelledby="bereikbaar">
          <h2 id="bereikbaar">{t("contact.ways")}</h2>
          <p>{t("report.no-account")}</p>
          {mailbox && (
            <p class="button-row">
              <a
                class="utrecht-button utrecht-button--primary-action"
                href={mailHref(context, sensor, mailbox)}
              >
                {t("report.mail")}
              </a>
            </p>
          )}
          <ContactWays context={context} />
        </section>
        <PaperForm context={context} sensor={sensor} />
      </div>
    ),
  };
};
