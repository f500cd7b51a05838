/** @jsxRuntime automatic @jsxImportSource preact */
// What people on the ground say of a place, as they typed it: in the language of the city, whatever language the page has.
import type { ZoneNotice } from "@meetpaal/registry-api/contract";
import type { View } from "./view.ts";

export const Notice = ({ notice, nowMs, view }: { notice: ZoneNotice; nowMs: number; view: View }) => {
  const { say, when } = view;
  if (notice.text === null && notice.until === null) return null;
  return (
    <p class="zone-notice">
      {notice.text !== null && (
        <>
          <b>{say("crowd.notice", { time: when(notice.at, nowMs) })}</b> <span lang="nl">
            {notice.text}
          </span>{" "}
        </>
      )}
      {notice.until !== null && say("crowd.notice.until", { time: when(notice.until, nowMs) })}
    </p>
  );
};
