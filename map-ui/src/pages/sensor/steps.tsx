/** @jsxRuntime automatic @jsxImportSource preact */
// What happens in the box, in order, and who has looked inside.
import type { Sensor } from "@meetpaal/registry-api/contract";
import type { PageContext } from "../../page.ts";
import type { Drawing } from "../../symbols/paths.ts";
import { Symbol } from "../../symbols/symbol.tsx";
import { plainText, Sentence, Words } from "../../text/translated.tsx";

const takesIn: Partial<Record<Sensor["model"]["capture"], Drawing>> = {
  camera: "camera",
  microphone: "noise",
  "radio-field": "5g-pilot",
  wifi: "5g-pilot",
  air: "air-quality",
};

/** First what the box takes in, last what leaves it, counting in between. */
const drawingOf = ({ model }: Sensor, index: number): Drawing => {
  if (index === 0) return takesIn[model.capture] ?? "look";
  return index === model.steps.length - 1 ? "send" : "count";
};

export const Steps = ({ context, sensor }: { context: PageContext; sensor: Sensor }) => {
  const { t, format, locale } = context;
  const { model, personalData } = sensor;
  return (
    <section class="wrap part" aria-labelledby="stappen">
      <h2 id="stappen">{t("steps.title")}</h2>
      <p class="lead">
        {t(`capture.${model.capture}`)} {t("steps.model", { make: model.make, type: model.type })}
      </p>
      {model.steps.length > 0 && (
        <ol class="steps">
          {model.steps.map((step, index) => (
            <li key={plainText(step, locale)}>
              <Symbol shape="circle" name={drawingOf(sensor, index)} about={personalData} />
              <p>
                <Words of={step} locale={locale} />
              </p>
            </li>
          ))}
        </ol>
      )}
      <dl class="facts">
        {model.whyNobody && personalData !== "stored" && (
          <div>
            <dt>{t("steps.nobody")}</dt>
            <dd>
              <Words of={model.whyNobody} locale={locale} />
            </dd>
          </div>
        )}
        {model.inspections.length > 0 && (
          <div>
            <dt>{t("steps.inspections")}</dt>
            {model.inspections.map(({ date, by, report }) => (
              <dd key={date}>
                <Sentence
                  say={(words) => t("steps.inspection", { by: words, day: format.day(date) })}
                  of={[by]}
                  locale={locale}
                />{" "}
                {report && <a href={report}>{t("steps.report")}</a>}
              </dd>
            ))}
          </div>
        )}
      </dl>
    </section>
  );
};
