/** @jsxRuntime automatic @jsxImportSource preact */
// The accessibility statement. Its status is the city's, from a setting: a site cannot judge itself.
import type { Page, PageContext } from "../../page.ts";
import { ContactWays } from "../contact-ways.tsx";
import { prosePage } from "./prose-page.tsx";

const Status = ({ context }: { context: PageContext }) => {
  const { t, format, statement } = context;
  const { status, since, url } = statement;
  return (
    <>
      <p>
        {t(status ? `accessibility.status.${status}` : "accessibility.status.none")}{" "}
        {status && since && t("accessibility.status.since", { day: format.day(since) })}
      </p>
      {url && (
        <p>
          <a href={url}>{t("accessibility.status.link")}</a>
        </p>
      )}
    </>
  );
};

export const accessibilityPage = (context: PageContext): Page => {
  const { t } = context;
  return prosePage(context, {
    section: "accessibility",
    title: t("accessibility.title"),
    lead: t("accessibility.lead"),
    parts: [
      { id: "status", title: t("accessibility.status"), body: <Status context={context} /> },
      { id: "regels", title: t("accessibility.rules"), body: <p>{t("accessibility.rules.body")}</p> },
      {
        id: "gedaan",
        title: t("accessibility.how"),
        body: (
          <ul class="bullets">
            {([1, 2, 3, 4, 5] as const).map((n) => (
              <li key={n}>{t(`accessibility.how.${n}`)}</li>
            ))}
          </ul>
        ),
      },
      {
        id: "nog-niet",
        title: t("accessibility.not"),
        body: (
          <p>
            {t("accessibility.not.body")} {t("accessibility.not.map")}
          </p>
        ),
      },
      {
        id: "fout",
        title: t("accessibility.wrong"),
        body: (
          <>
            <p>{t("accessibility.wrong.body")}</p>
            <ContactWays context={context} />
          </>
        ),
      },
      { id: "klacht", title: t("accessibility.complain"), body: <p>{t("accessibility.complain.body")}</p> },
    ],
  });
};
