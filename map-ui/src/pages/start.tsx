/** @jsxRuntime automatic @jsxImportSource preact */
// The front door: five lines that say what this is, one search field, three ways in, today's figures.
import { placesPath, sectionPath } from "../links.ts";
import type { Page, PageContext } from "../page.ts";
import { Symbol } from "../symbols/symbol.tsx";
import { Sign } from "../symbols/verdict.tsx";
import { alternateSection } from "./alternate.ts";
import { Nearest } from "./list/nearest.tsx";
import { News } from "./news.tsx";
import { siteAbout } from "./site-about.ts";

const Search = ({ context: { t, locale } }: { context: PageContext }) => (
  <form role="search" aria-label={t("start.search")} action={sectionPath(locale, "sensors")}>
    <label for="q">{t("start.search")}</label>
    <p class="soft" id="q-hint">
      {t("start.search.hint")}
    </p>
    <div class="search">
      <input
        class="utrecht-textbox utrecht-textbox--html-input"
        id="q"
        name="q"
        type="search"
        autocomplete="off"
        aria-describedby="q-hint"
      />
      <button type="submit" class="utrecht-button utrecht-button--primary-action">
        {t("start.search.button")}
      </button>
    </div>
  </form>
);

export const startPage = async (context: PageContext): Promise<Page> => {
  const { t, locale, data, format } = context;
  const [totals, newest] = await Promise.all([data.totals(), data.newest(5)]);
  const list = sectionPath(locale, "sensors");
  const figures = [
    ["all", totals.sensors, list],
    ["personal", totals.personalData, `${list}?personalData=in-the-box&personalData=stored`],
    ["fresh", totals.fresh, "#news"],
    ["ended", totals.expired + totals.removed, `${list}?status=expired&status=removed`],
  ] as const;
  const questions = [
    ["filmed", `${list}?q=camera`],
    ["about-me", `${list}?personalData=stored`],
    ["kept", `${sectionPath(locale, "about")}#beloftes`],
  ] as const;
  const ways = [
    ["sensors", sectionPath(locale, "sensors"), <Symbol shape="hexagon" name="other" />],
    [
      "crowds",
      sectionPath(locale, "crowds"),
      <Symbol shape="hexagon" name="crowd-meter" about="in-the-box" />,
    ],
    ["me", sectionPath(locale, "measured"), <Symbol shape="circle" name="look" />],
  ] as const;
  return {
    status: 200,
    title: t("start.title"),
    description: `${t("start.line.1")} ${t("start.line.2")}`,
    section: "start",
    alternate: alternateSection(context, "start"),
    islands: ["near"],
    about: siteAbout(context),
    body: (
      <>
        <div class="wrap start">
          <div>
            <h1>{t("start.title")}</h1>
            <ul class="five-lines">
              {([1, 2, 3, 4, 5] as const).map((n) => (
                <li key={n}>{t(`start.line.${n}`)}</li>
              ))}
            </ul>
            <p class={totals.broken > 0 ? "verdict-line broken" : "verdict-line kept"}>
              <Sign verdict={totals.broken > 0 ? "broken" : "kept"} size={32} />
              <span>
                {totals.broken > 0 ? (
                  <>
                    {t("start.figures.broken", { broken: totals.broken })}{" "}
                    <a href={`${list}?verdict=broken`}>{t("start.figures.link")}</a>
                  </>
                ) : (
                  t("start.figures.kept")
                )}
              </span>
            </p>
          </div>
          <div class="start-side">
            <div class="start-search">
              <Search context={context} />
              <Nearest context={context} places={placesPath(locale)} />
            </div>
            <section class="figures" aria-labelledby="figures">
              <h2 id="figures">{t("start.today")}</h2>
              <ul>
                {figures.map(([name, n, href]) => (
                  <li key={name}>
                    <a href={href}>
                      <b>{format.number(n)}</b> {t(`start.figure.${name}`, { n })}
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          </div>
        </div>
        <nav class="band" aria-labelledby="ways">
          <div class="wrap">
            <h2 id="ways">{t("start.ways")}</h2>
            <ul class="ways-in">
              {ways.map(([name, href, symbol]) => (
                <li key={name}>
                  {symbol}
                  <div>
                    <a href={href}>{t(`start.way.${name}`)}</a>
                    <p>{t(`start.way.${name}.body`)}</p>
                  </div>
                </li>
              ))}
            </ul>
          </div>
        </nav>
        <section class="wrap part" aria-labelledby="vragen">
          <h2 id="vragen">{t("start.questions")}</h2>
          <dl class="questions">
            {questions.map(([name, href]) => (
              <div key={name}>
                <dt>{t(`start.question.${name}`)}</dt>
                <dd>
                  {t(`start.question.${name}.answer`)} <a href={href}>{t(`start.question.${name}.link`)}</a>
                </dd>
              </div>
            ))}
          </dl>
        </section>
        {newest.length > 0 && <News context={context} changes={newest} />}
      </>
    ),
  };
};
