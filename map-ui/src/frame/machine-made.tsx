/** @jsxRuntime automatic @jsxImportSource preact */
// Says on each page that a machine translated it, with the way to the page that people wrote.
import { isMachineMade } from "../locale.ts";
import type { Page, PageContext } from "../page.ts";

export const MachineMade = ({ context: { t, locale }, page }: { context: PageContext; page: Page }) =>
  isMachineMade(locale) ? (
    <p class="wrap machine-made">
      {t("frame.machine")}{" "}
      <a href={page.alternate.nl} hreflang="nl">
        {t("frame.machine.link")}
      </a>
    </p>
  ) : null;
