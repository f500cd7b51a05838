/** @jsxRuntime automatic @jsxImportSource preact */
// The way from a sensor to "was I measured?": a form, so that no address says which sensor somebody asks about.
import { sectionPath } from "../../links.ts";
import type { PageContext } from "../../page.ts";

export const MeasuredLink = ({ context, publicId }: { context: PageContext; publicId: string }) => (
  <form method="post" action={sectionPath(context.locale, "measured")}>
    <input type="hidden" name="place" value={publicId} />
    <p>{context.t("measured.link.body")}</p>
    <p>
      <button type="submit" class="utrecht-button utrecht-button--secondary-action">
        {context.t("measured.title")}
      </button>
    </p>
  </form>
);
