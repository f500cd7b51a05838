/** @jsxRuntime automatic @jsxImportSource preact */
// "New, changed and gone": the last changes of the register.
import type { NewestChange } from "@meetpaal/registry-api/contract";
import { sensorPath } from "../links.ts";
import type { PageContext } from "../page.ts";
import { Words } from "../text/translated.tsx";

export const News = ({ context, changes }: { context: PageContext; changes: readonly NewestChange[] }) => {
  const { t, format, locale } = context;
  return (
    <section class="wrap part" aria-labelledby="news">
      <h2 id="news">{t("start.news")}</h2>
      <ul class="news">
        {changes.map(({ publicId, name, change, at }) => (
          <li key={`${publicId} ${at}`}>
            <span class="soft">{format.day(new Date(at))}</span>
            <a href={sensorPath(locale, publicId)}>
              <Words of={name} locale={locale} />
            </a>
            <span>{t(`start.news.${change}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
