/** @jsxRuntime automatic @jsxImportSource preact */
// Contact: ways that a person answers. From a sensor's page it names that sensor.
import type { Page, PageContext } from "../page.ts";
import { Sentence } from "../text/translated.tsx";
import { alternateSection } from "./alternate.ts";
import { ContactWays } from "./contact-ways.tsx";

export const contactPage = async (context: PageContext): Promise<Page> => {
  const { t, data, request, locale, city } = context;
  const asked = request.query.get("sensor");
  const sensor = asked ? await data.sensor(asked) : null;
  return {
    status: 200,
    title: t("contact.title"),
    description: t("contact.lead"),
    section: "contact",
    alternate: alternateSection(context, "contact"),
    body: (
      <div class="wrap text-page">
        <h1>{t("contact.title")}</h1>
        <p class="lead">{t("contact.lead")}</p>
        {sensor && (
          <p class="notice-line">
            <Sentence
              say={(name) => t("contact.sensor", { name, number: sensor.publicId })}
              of={[sensor.name]}
              locale={locale}
            />
          </p>
        )}
        <section class="prose" aria-labelledby="bereikbaar">
          <h2 id="bereikbaar">{t("contact.ways")}</h2>
          <ContactWays context={context} />
        </section>
        <section class="prose" aria-labelledby="vertel">
          <h2 id="vertel">{t("contact.say.title")}</h2>
          <ul class="bullets">
            {([1, 2, 3] as const).map((n) => (
              <li key={n}>{t(`contact.say.${n}`)}</li>
            ))}
          </ul>
        </section>
        {city.complaint && (
          <section class="prose" aria-labelledby="klacht">
            <h2 id="klacht">{t("ask.complaint")}</h2>
            <p>
              {t("ask.complaint.body", { authority: city.complaint.authority })}{" "}
              {city.complaint.url && <a href={city.complaint.url}>{city.complaint.authority}</a>}
            </p>
          </section>
        )}
      </div>
    ),
  };
};
