/** @jsxRuntime automatic @jsxImportSource preact */
// Place, day and time, to the minute. Sent in the body of the request, so that neither an address nor a log holds them; the browser is asked to
// remember nothing either. What is wrong stands on top, with a link to its field, and at the field.
import type { ComponentChildren } from "preact";
import { sectionPath } from "../../links.ts";
import type { PageContext } from "../../page.ts";
import { Sign } from "../../symbols/verdict.tsx";
import { PickOnMap } from "./pick.tsx";
import { distances, type Faults, type Field, fields, readDate, readTime, type Typed } from "./question.ts";

interface FormProps {
  readonly context: PageContext;
  readonly typed: Typed;
  readonly faults: Faults;
}

/** As a field for times takes it; what is no time stays as it was typed. */
const timeOf = (text: string): string => {
  const minutes = readTime(text);
  const two = (n: number) => String(n).padStart(2, "0");
  return minutes === null ? text : `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};

export const FaultSummary = ({ context: { t }, faults }: Pick<FormProps, "context" | "faults">) => (
  <div class="notice broken" id="fout" role="alert" tabindex={-1} autofocus>
    <Sign verdict="broken" size={32} />
    <div>
      <h2>{t("measured.faults")}</h2>
      <ul>
        {fields.flatMap((field) => {
          const fault = faults[field];
          return fault
            ? [
                <li key={field}>
                  <a href={`#${field}`}>
                    {t(`measured.${field}`)}: {t(fault)}
                  </a>
                </li>,
              ]
            : [];
        })}
      </ul>
    </div>
  </div>
);

export const QuestionForm = ({ context, typed, faults }: FormProps) => {
  const { t, locale } = context;
  const described = (field: Field) => ({
    id: field,
    name: field,
    "aria-describedby": faults[field] ? `${field}-hint ${field}-fault` : `${field}-hint`,
    ...(faults[field] && { "aria-invalid": "true" as const }),
  });
  const labelled = (field: Field, control: ComponentChildren) => {
    const fault = faults[field];
    return (
      <div class={fault ? "asked-field wrong" : "asked-field"}>
        <label class="above" for={field}>
          {t(`measured.${field}`)}
        </label>
        <p class="soft" id={`${field}-hint`}>
          {t(`measured.${field}.hint`)}
        </p>
        {fault && (
          <p class="fault" id={`${field}-fault`}>
            {t(fault)}
          </p>
        )}
        {control}
      </div>
    );
  };
  return (
    <form
      class="measured-form"
      method="post"
      action={sectionPath(locale, "measured")}
      aria-label={t("measured.form")}
      autocomplete="off"
      novalidate
    >
      {labelled(
        "place",
        <input
          class="utrecht-textbox utrecht-textbox--html-input"
          type="text"
          {...described("place")}
          value={typed.place}
          maxlength={200}
        />,
      )}
      <PickOnMap context={context} />
      {labelled(
        "date",
        <input
          class="utrecht-textbox utrecht-textbox--html-input"
          type="date"
          {...described("date")}
          value={readDate(typed.date) ?? typed.date}
        />,
      )}
      <div class="asked-times">
        {(["from", "to"] as const).map((field) =>
          labelled(
            field,
            <input
              class="utrecht-textbox utrecht-textbox--html-input"
              type="time"
              {...described(field)}
              value={timeOf(typed[field])}
            />,
          ),
        )}
      </div>
      <div class="asked-field">
        <label class="above" for="within">
          {t("measured.within")}
        </label>
        <select class="select" id="within" name="within">
          {distances.map((metres) => (
            <option key={metres} value={metres} selected={typed.withinM === metres}>
              {t("measured.within.choice", { metres })}
            </option>
          ))}
        </select>
      </div>
      <p>
        <button type="submit" class="utrecht-button utrecht-button--primary-action">
          {t("measured.button")}
        </button>
      </p>
      <p class="soft">{t("measured.privacy")}</p>
    </form>
  );
};
