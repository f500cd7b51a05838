/** @jsxRuntime automatic @jsxImportSource preact */
// The algorithms in the box and behind it: in short first, then the fields of the Dutch Algorithm Register.
import type { Algorithm, Sensor } from "@meetpaal/registry-api/contract";
import type { ComponentChildren } from "preact";
import type { Told } from "../../page.ts";
import type { MessageKey } from "../../text/text.ts";
import { plainText, Words } from "../../text/translated.tsx";

const nationalRegister = "https://algoritmes.overheid.nl";

const texts = ["goal", "humanIntervention", "risks", "considerations", "methods"] as const;
const lists = ["lawfulBasis", "impactAssessments", "sourceData"] as const;
const links = ["pageUrl", "registrationUrl", "processIndexUrl", "sourceCodeUrl"] as const;

const Fact = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <div>
    <dt>{title}</dt>
    {children}
  </div>
);

const Fields = ({ context, algorithm }: { context: Told; algorithm: Algorithm }) => {
  const { t, locale } = context;
  const shown = links.flatMap((name) => {
    const url = algorithm[name];
    return url === undefined ? [] : [{ name, url }];
  });
  return (
    <dl class="facts">
      {texts.map((name) => {
        const text = algorithm[name];
        return (
          text && (
            <Fact key={name} title={t(`algorithm.${name}`)}>
              <dd>
                <Words of={text} locale={locale} />
              </dd>
            </Fact>
          )
        );
      })}
      {lists.map((name) => {
        const items = algorithm[name] ?? [];
        return (
          items.length > 0 && (
            <Fact key={name} title={t(`algorithm.${name}`)}>
              {items.map(({ text, url }) => (
                <dd key={plainText(text, locale)}>
                  {url ? (
                    <a href={url}>
                      <Words of={text} locale={locale} />
                    </a>
                  ) : (
                    <Words of={text} locale={locale} />
                  )}
                </dd>
              ))}
            </Fact>
          )
        );
      })}
      {algorithm.provider && (
        <Fact title={t("algorithm.provider")}>
          <dd>{algorithm.provider}</dd>
        </Fact>
      )}
      {shown.length > 0 && (
        <Fact title={t("algorithm.links")}>
          {shown.map(({ name, url }) => (
            <dd key={name}>
              <a href={url}>{t(`algorithm.${name}`)}</a>
            </dd>
          ))}
        </Fact>
      )}
    </dl>
  );
};

interface OneProps {
  readonly context: Told;
  readonly algorithm: Algorithm;
  readonly where: MessageKey;
}
const One = ({ context, algorithm, where }: OneProps) => {
  const { t, format, locale } = context;
  const { name, summary, status, publicationCategory, beginMonth, endMonth } = algorithm;
  const facts = [
    t(where),
    t(`algorithm.status.${status}`),
    beginMonth === undefined ? "" : t("algorithm.since", { month: format.month(beginMonth) }),
    endMonth === undefined ? "" : t("algorithm.until", { month: format.month(endMonth) }),
  ].filter(Boolean);
  return (
    <li data-algorithm={algorithm.id}>
      <h3>
        <Words of={name} locale={locale} />
      </h3>
      <p>
        <Words of={summary} locale={locale} />
      </p>
      <p>{t(`algorithm.category.${publicationCategory}`)}</p>
      <p class="soft small">{facts.join(" ")}</p>
      <details class="more">
        <summary>{t("algorithm.more")}</summary>
        <Fields context={context} algorithm={algorithm} />
      </details>
    </li>
  );
};

export const Algorithms = ({ context, sensor }: { context: Told; sensor: Sensor }) => {
  const { t } = context;
  const inBox = sensor.model.algorithms;
  const after = sensor.algorithms;
  return (
    <section class="wrap part" aria-labelledby="algoritmes">
      <h2 id="algoritmes">{t("algorithm.title")}</h2>
      {inBox.length + after.length === 0 ? (
        <p>{t("algorithm.none")}</p>
      ) : (
        <>
          <p>
            {t("algorithm.lead")} {t("algorithm.national")}{" "}
            <a href={nationalRegister}>{t("algorithm.national.link")}</a>.
          </p>
          <ul class="cards">
            {inBox.map((one) => (
              <One key={one.id} context={context} algorithm={one} where="algorithm.where.box" />
            ))}
            {after.map((one) => (
              <One key={one.id} context={context} algorithm={one} where="algorithm.where.after" />
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
