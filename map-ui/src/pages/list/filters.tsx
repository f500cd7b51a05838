/** @jsxRuntime automatic @jsxImportSource preact */
// Search and filters: one GET form with one button. Nothing is sent by itself, so nothing changes under a visitor's hands.
import type { Choice, SensorPage, SensorQuestion } from "@meetpaal/registry-api/contract";
import type { ComponentChildren } from "preact";
import { sectionPath } from "../../links.ts";
import type { PageContext } from "../../page.ts";
import { type Drawing, paths } from "../../symbols/paths.ts";
import { type About, Hexagon, Icon } from "../../symbols/symbol.tsx";
import { Sign } from "../../symbols/verdict.tsx";
import { isMessage } from "../../text/text.ts";
import { langOf, plainText } from "../../text/translated.tsx";
import { hasMoreFilters } from "./question.ts";

interface ChipProps {
  readonly name: string;
  readonly value: string;
  readonly count: number;
  readonly on: boolean;
  readonly children: ComponentChildren;
}
const Chip = ({ name, value, count, on, children }: ChipProps) => (
  <label class="chip">
    <input type="checkbox" name={name} value={value} checked={on} disabled={count === 0 && !on} />
    {children} <span class="soft">{count}</span>
  </label>
);

const isDrawing = (name: string): name is Drawing => Object.hasOwn(paths, name);
const drawingOf = (kind: string): Drawing => (isDrawing(kind) ? kind : "other");
const aboutOf = (value: string): About => (value === "in-the-box" || value === "stored" ? value : "none");

interface ChoiceProps {
  readonly context: PageContext;
  readonly name: "owner" | "purpose" | "theme" | "quarter";
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
}
const choiceWords = ({ t, locale }: PageContext, name: string, { value, name: words }: Choice): string => {
  const key = `${name}.${value}`;
  return words ? plainText(words, locale) : isMessage(key) ? t(key) : value;
};

const Select = ({ context, name, choices, chosen }: ChoiceProps) => {
  const { t } = context;
  return (
    <div>
      <label class="above" for={name}>
        {t(`list.${name}`)}
      </label>
      <select class="select" id={name} name={name}>
        <option value="">{t(`list.${name}.any`)}</option>
        {choices.map((choice) => (
          <option
            key={choice.value}
            value={choice.value}
            lang={choice.name && langOf(choice.name, context.locale)}
            selected={chosen.includes(choice.value)}
          >
            {`${choiceWords(context, name, choice)} (${choice.count})`}
          </option>
        ))}
      </select>
    </div>
  );
};

interface FiltersProps {
  readonly context: PageContext;
  readonly question: SensorQuestion;
  readonly counts: SensorPage["counts"];
  /** What was typed in the two fields. */
  readonly typed: string;
  readonly near: string;
}
export const Filters = ({ context, question, counts, typed, near }: FiltersProps) => {
  const { t, locale } = context;
  const word = (key: string, fallback: string) => (isMessage(key) ? t(key) : fallback);
  const broken = counts.verdict.find((choice) => choice.value === "broken")?.count ?? 0;
  const anyFilter = (question.kind ?? question.verdict) !== undefined || hasMoreFilters(question);
  return (
    <form class="filters" action={sectionPath(locale, "sensors")} role="search" aria-label={t("list.form")}>
      <div>
        <label class="above" for="q">
          {t("list.search")}
        </label>
        <div class="search">
          <input
            class="utrecht-textbox utrecht-textbox--html-input"
            id="q"
            name="q"
            type="search"
            value={typed}
            autocomplete="off"
          />
          <button type="submit" class="utrecht-button utrecht-button--primary-action">
            {t("list.button")}
          </button>
        </div>
      </div>
      <div>
        <label class="above" for="near">
          {t("list.near")}
        </label>
        <div class="search">
          <input
            class="utrecht-textbox utrecht-textbox--html-input"
            id="near"
            name="near"
            type="search"
            value={near}
            autocomplete="off"
          />
        </div>
      </div>
      {question.sort.by === "place" && <input type="hidden" name="sort" value="place" />}
      <details class="more filter-fold" open={anyFilter}>
        <summary>{t("list.filters")}</summary>
        <fieldset>
          <legend>{t("list.kind")}</legend>
          <div class="chips">
            {counts.kind.map(({ value, count }) => (
              <Chip
                key={value}
                name="kind"
                value={value}
                count={count}
                on={question.kind?.some((kind) => kind === value) ?? false}
              >
                <Icon name={drawingOf(value)} />
                {word(`kind.${value}`, value)}
              </Chip>
            ))}
            <Chip
              name="verdict"
              value="broken"
              count={broken}
              on={question.verdict?.includes("broken") ?? false}
            >
              <Sign verdict="broken" size={24} />
              {t("list.broken")}
            </Chip>
          </div>
        </fieldset>
        <details class="more" open={hasMoreFilters(question)}>
          <summary>{t("list.more")}</summary>
          <div class="more-filters">
            <fieldset>
              <legend>{t("list.about")}</legend>
              <div class="chips">
                {counts.personalData.map(({ value, count }) => (
                  <Chip
                    key={value}
                    name="personalData"
                    value={value}
                    count={count}
                    on={question.personalData?.some((about) => about === value) ?? false}
                  >
                    <Hexagon kind="other" about={aboutOf(value)} size={28} />
                    {word(`about.${value}`, value)}
                  </Chip>
                ))}
              </div>
            </fieldset>
            <fieldset>
              <legend>{t("list.status")}</legend>
              <div class="chips">
                {counts.status.map(({ value, count }) => (
                  <Chip
                    key={value}
                    name="status"
                    value={value}
                    count={count}
                    on={question.status?.some((status) => status === value) ?? false}
                  >
                    {word(`status.${value}`, value)}
                  </Chip>
                ))}
              </div>
            </fieldset>
            {counts.mobile.length > 1 && (
              <fieldset>
                <legend>{t("list.mobile")}</legend>
                <div class="chips">
                  {counts.mobile.map(({ value, count }) => (
                    <Chip
                      key={value}
                      name="mobile"
                      value={value}
                      count={count}
                      on={question.mobile?.some((one) => one === value) ?? false}
                    >
                      {word(`mobile.${value}`, value)}
                    </Chip>
                  ))}
                </div>
              </fieldset>
            )}
            {counts.quarter.length > 0 && (
              <Select
                context={context}
                name="quarter"
                choices={counts.quarter.toSorted((a, b) => a.value.localeCompare(b.value, locale))}
                chosen={question.quarter ?? []}
              />
            )}
            {counts.theme.length > 0 && (
              <Select context={context} name="theme" choices={counts.theme} chosen={question.theme ?? []} />
            )}
            <Select context={context} name="owner" choices={counts.owner} chosen={question.owner ?? []} />
            <Select
              context={context}
              name="purpose"
              choices={counts.purpose}
              chosen={question.purpose ?? []}
            />
          </div>
        </details>
        <button type="submit" class="utrecht-button utrecht-button--secondary-action">
          {t("list.apply")}
        </button>
      </details>
    </form>
  );
};
