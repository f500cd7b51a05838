/** @jsxRuntime automatic @jsxImportSource preact */
// What sensors may do in this city: the city's own rules from the register, and what the system itself holds to.
import type { CityRules } from "@meetpaal/registry-api/contract";
import { sectionPath } from "../../links.ts";
import type { Page, PageContext } from "../../page.ts";
import { isMessage } from "../../text/text.ts";
import { prosePage } from "./prose-page.tsx";

/** Whose rule it is, and where it stands. */
const Basis = ({
  context,
  rule,
}: {
  context: PageContext;
  rule: { basis: string; source?: string | undefined };
}) => {
  const { t } = context;
  const key = `rules.basis.${rule.basis}`;
  return (
    <p>
      {isMessage(key) && t(key)} {rule.source && <a href={rule.source}>{t("rules.source")}</a>}
    </p>
  );
};

const Notice = ({ context, rules }: { context: PageContext; rules: CityRules | undefined }) => {
  const { t } = context;
  const notice = rules?.notice;
  return (
    <>
      <p>{t("rules.notice.own")}</p>
      {notice ? (
        <>
          <p>{t("rules.notice.body", { days: notice.days })}</p>
          <Basis context={context} rule={notice} />
        </>
      ) : (
        <p>{t("rules.notice.none")}</p>
      )}
    </>
  );
};

const Term = ({ context, rules }: { context: PageContext; rules: CityRules | undefined }) => {
  const { t, format } = context;
  const term = rules?.maxTerm;
  return (
    <>
      {term ? (
        <>
          <p>
            {term.regular && t("rules.term.regular", { duration: format.duration(term.regular) })}{" "}
            {term.pilot && t("rules.term.pilot", { duration: format.duration(term.pilot) })}
          </p>
          <Basis context={context} rule={term} />
        </>
      ) : (
        <p>{t("rules.term.none")}</p>
      )}
      <p>{t("rules.term.after")}</p>
    </>
  );
};

export const rulesPage = (context: PageContext): Page => {
  const { t, format, locale, city } = context;
  const { rules, backups } = city;
  return prosePage(context, {
    section: "rules",
    title: t("rules.title"),
    lead: t("rules.lead", { city: city.name }),
    parts: [
      { id: "vooraf", title: t("rules.notice"), body: <Notice context={context} rules={rules} /> },
      { id: "hoe-lang", title: t("rules.term"), body: <Term context={context} rules={rules} /> },
      {
        id: "alleen",
        title: t("rules.only"),
        body: (
          <p>
            {t("rules.only.1")} {t("rules.only.2")}
          </p>
        ),
      },
      {
        id: "bewaren",
        title: t("rules.keep"),
        body: (
          <p>
            {t("rules.keep.1")} {backups && t("rules.keep.backups", { duration: format.duration(backups) })}
          </p>
        ),
      },
      {
        id: "mensen",
        title: t("rules.people"),
        body: (
          <ul class="bullets">
            <li>{t("rules.people.1")}</li>
            <li>{t("rules.people.2")}</li>
            <li>{t("rules.people.3")}</li>
          </ul>
        ),
      },
      { id: "anderen", title: t("rules.others"), body: <p>{t("rules.others.body")}</p> },
      {
        id: "klopt-het",
        title: t("rules.kept"),
        body: (
          <p>
            {t("rules.kept.body")} <a href={sectionPath(locale, "promises")}>{t("rules.kept.link")}</a>
          </p>
        ),
      },
    ],
  });
};
