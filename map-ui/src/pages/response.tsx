/** @jsxRuntime automatic @jsxImportSource preact */
// What the city answered to a broken promise. An answer from before it broke is shown as such: it was not about this.
import type { PromiseResponse } from "@meetpaal/registry-api/contract";
import type { PageContext } from "../page.ts";
import { Words } from "../text/translated.tsx";

interface ResponseProps {
  readonly context: Pick<PageContext, "t" | "format" | "locale">;
  /** Since when the promise is broken. */
  readonly since: Date;
  /** In any order. */
  readonly responses: readonly PromiseResponse[];
}
export const Response = ({ context, since, responses }: ResponseProps) => {
  const { t, format, locale } = context;
  const [newest] = responses.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const isAbout = newest !== undefined && Date.parse(newest.at) >= since.getTime();
  return (
    <p class="response">
      {!isAbout && t("response.none")}{" "}
      {newest && (
        <>
          <b>
            {t(isAbout ? "response.given" : "response.earlier", { day: format.day(new Date(newest.at)) })}
          </b>{" "}
          <Words of={newest.text} locale={locale} />{" "}
          {format.isoDay(new Date(newest.recordedAt)) !== format.isoDay(new Date(newest.at)) && (
            <span class="soft">
              {t("response.recorded", { day: format.day(new Date(newest.recordedAt)) })}
            </span>
          )}
        </>
      )}
    </p>
  );
};
