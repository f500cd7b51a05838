/** @jsxRuntime automatic @jsxImportSource preact */
// What people may ask, in how much time it is answered, and where to go when the answer does not satisfy.
import { inLaw } from "../../frame/in-law.tsx";
import { sectionPath } from "../../links.ts";
import type { Page, PageContext } from "../../page.ts";
import { ContactWays } from "../contact-ways.tsx";
import { prosePage } from "./prose-page.tsx";

const asked = ["know", "access", "change", "stop", "object", "who", "nobody", "disagree"] as const;

export const rightsPage = (context: PageContext): Page => {
  const inner = inLaw(context);
  const { t, city } = inner;
  const { complaint } = city;
  return prosePage(context, {
    section: "rights",
    language: inner.locale,
    title: t("rights.title"),
    lead: t("rights.lead"),
    parts: [
      ...asked.map((right) => ({
        id: right,
        title: t(`rights.${right}`),
        body: <p>{t(`rights.${right}.body`)}</p>,
      })),
      {
        id: "complain",
        title: t("rights.complain"),
        body: (
          <p>
            {t("rights.complain.body")}{" "}
            {complaint && t("rights.complain.authority", { authority: complaint.authority })}{" "}
            {complaint?.url && <a href={complaint.url}>{complaint.authority}</a>}
          </p>
        ),
      },
      { id: "documents", title: t("rights.documents"), body: <p>{t("rights.documents.body")}</p> },
      {
        id: "how",
        title: t("rights.how"),
        body: (
          <>
            <p>{t("rights.how.body")}</p>
            <p>
              <a href={sectionPath(inner.locale, "measured")}>{t("rights.measured")}</a>
            </p>
            <ContactWays context={inner} />
          </>
        ),
      },
    ],
  });
};
