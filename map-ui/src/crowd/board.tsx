/** @jsxRuntime automatic @jsxImportSource preact */
// The live crowd board: made by the server in full, then kept up to date in the browser. Silent is unknown, never quiet.
import type { CrowdBoard } from "@meetpaal/registry-api/contract";
import { useEffect, useMemo } from "preact/hooks";
import { headline } from "./headline.ts";
import { Key } from "./key.tsx";
import { paintMap } from "./paint-map.ts";
import { byDanger } from "./shown-zone.ts";
import { type BoardState, useBoard } from "./use-board.ts";
import { openView, type View, type ViewOptions } from "./view.ts";
import { ZoneCard } from "./zone-card.tsx";

export interface BoardProps extends Omit<ViewOptions, "places"> {
  readonly board: CrowdBoard;
  /** This page, for who has no script. */
  readonly refresh: string;
  /** The visitor came by a viewer link that holds no more. */
  readonly hasEndedLink: boolean;
}

const Live = ({ state, view, refresh }: { state: BoardState; view: View; refresh: string }) => {
  const { say, format } = view;
  const now = new Date(state.nowMs);
  if (!state.isLive) {
    return (
      <div class="live">
        <p>{say("crowd.state.later", { time: format.clock(now) })}</p>
        <a class="utrecht-button utrecht-button--secondary-action" href={refresh}>
          {say("crowd.refresh")}
        </a>
      </div>
    );
  }
  return (
    <div class="live">
      <p>{say(state.isPaused ? "crowd.paused" : "crowd.state", { time: format.clockWithSeconds(now) })}</p>
      <button
        type="button"
        class="utrecht-button utrecht-button--secondary-action"
        onClick={state.togglePause}
      >
        {say(state.isPaused ? "crowd.resume" : "crowd.pause")}
      </button>
    </div>
  );
};

export const Board = ({ board, locale, grammar, timeZone, words, refresh, hasEndedLink }: BoardProps) => {
  const view = useMemo(
    () => openView({ locale, grammar, timeZone, words, places: board.places }),
    [locale, grammar, timeZone, words, board.places],
  );
  const state = useBoard(board, view);
  const { say, format, nameOf } = view;
  const zones = state.zones.toSorted(byDanger(nameOf));
  const painted = zones.map(({ id, level }) => `${id} ${level}`).join();
  useEffect(() => paintMap(zones, view), [painted]);
  const { viewer } = board;
  return (
    <div>
      <div class="board-top">
        <div>
          <h1>{say("crowd.title")}</h1>
          <p class="lead">{headline(zones, { say, nameOf, list: (names) => format.list(names) })}</p>
        </div>
        <Live state={state} view={view} refresh={refresh} />
      </div>
      <p class="safety">{say("crowd.safety")}</p>
      {hasEndedLink && viewer === null && <p class="offline">{say("crowd.link.ended")}</p>}
      {viewer !== null && (
        <p class="soft">
          {say("crowd.viewer", {
            time: format.moment(new Date(viewer.until), new Date(Date.parse(board.at))),
          })}
        </p>
      )}
      {state.lostMs !== null && (
        <p class="offline" data-lost>
          {say("crowd.lost", { time: format.clockWithSeconds(new Date(state.lostMs)) })}{" "}
          {say("crowd.lost.again")}
        </p>
      )}
      <p class="vh" role="status">
        {state.said}
      </p>
      <ul class={viewer === null ? "zones" : "zones for-organiser"} aria-label={say("crowd.list")}>
        {zones.map((zone) => (
          <ZoneCard
            key={zone.id}
            zone={zone}
            view={view}
            nowMs={state.nowMs}
            isPaused={state.isPaused}
            history={state.history[zone.id]}
          />
        ))}
      </ul>
      <Key say={say} />
    </div>
  );
};
