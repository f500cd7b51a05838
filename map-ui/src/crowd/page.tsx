/** @jsxRuntime automatic @jsxImportSource preact */
// /nl/drukte and /en/crowds. The page is complete as it comes; the island takes its state from the JSON beside it, which is data
// and no code, so the content security policy lets it stand.

import { sectionPath } from "../links.ts";
import type { Page, PageContext } from "../page.ts";
import { alternateSection } from "../pages/alternate.ts";
import { crowdWords } from "../text/text.ts";
import { Board, type BoardProps } from "./board.tsx";
import { CrowdMap } from "./crowd-map.tsx";

/** JSON that cannot end the element it stands in. */
const embed = (props: BoardProps): string => JSON.stringify(props).replaceAll("<", "\\u003c");

export const crowdPage = async (context: PageContext): Promise<Page> => {
  const { t, locale, format, timeZone, data, request } = context;
  const board = await data.crowd(request.viewerToken);
  const words = crowdWords(locale);
  const props: BoardProps = {
    board,
    locale,
    grammar: format.grammar,
    timeZone,
    words,
    refresh: sectionPath(locale, "crowds"),
    hasEndedLink: request.query.get("link") === "ended",
  };
  return {
    status: 200,
    title: t("crowd.title"),
    description: `${t("start.way.crowds.body")} ${t("crowd.key.lead")}`,
    section: "crowds",
    alternate: alternateSection(context, "crowds"),
    islands: ["crowd"],
    headers: { "cache-control": "no-store" },
    body: (
      <div class="wrap">
        <div data-island="crowd">
          <Board {...props} />
        </div>
        {/* oxlint-disable-next-line react/no-danger -- data for the island, escaped */}
        <script type="application/json" id="crowd-board" dangerouslySetInnerHTML={{ __html: embed(props) }} />
        {board.zones.length > 0 && <CrowdMap context={context} board={board} words={words} />}
      </div>
    ),
  };
};
