/** @jsxRuntime automatic @jsxImportSource preact */
// One place: the word first, then why and how old. A number never stands without its age, and silence is never a number.
import type { ZoneMoment } from "@meetpaal/registry-api/contract";
import { Gauge } from "./gauge.tsx";
import { Notice } from "./notice.tsx";
import { OrganiserPart } from "./organiser-part.tsx";
import { People } from "./people.tsx";
import { rankOf, type ShownZone } from "./shown-zone.ts";
import type { View } from "./view.ts";

interface ZoneCardProps {
  readonly zone: ShownZone;
  readonly view: View;
  readonly nowMs: number;
  /** The board stands still: clock times, for a frozen "12 seconds ago" is a lie. */
  readonly isPaused: boolean;
  /** Of a viewer's zone. */
  readonly history: readonly ZoneMoment[] | undefined;
}

const whyUnknown = (
  { reason, isStale, asOf, countedAt }: ShownZone,
  { say, when }: View,
  nowMs: number,
): string => {
  if (isStale) return say("crowd.because.stale", { time: when(asOf, nowMs) });
  switch (reason) {
    case "no-start":
      return say("crowd.because.no-start");
    case "drift":
      return say("crowd.because.drift");
    case "silent":
    case null:
      return countedAt === null
        ? say("crowd.because.never")
        : say("crowd.because.silent", { time: when(countedAt, nowMs) });
  }
};

/** What it was, when that was busy or worse: who reads "unknown" must not think it is quiet. */
const Was = ({ zone: { lastKnown }, view, nowMs }: Pick<ZoneCardProps, "zone" | "view" | "nowMs">) => {
  if (lastKnown === null || (rankOf(lastKnown.level) ?? 0) < 2) return null;
  const { format } = view;
  const [at, now] = [new Date(lastKnown.at), new Date(nowMs)];
  const isToday = format.day(at) === format.day(now);
  const time = isToday
    ? format.clock(at)
    : format.moment(at, now).replace(/^./u, (first) => first.toUpperCase());
  const word = view.word(lastKnown.level);
  return <p class="was">{view.say(isToday ? "crowd.was" : "crowd.was.then", { time, word })}</p>;
};

/** "12 seconden geleden"; from an hour on "om 16:00 uur", from yesterday with its day. */
const ageOf = (at: Date, { view, nowMs, isPaused }: Omit<ZoneCardProps, "zone" | "history">): string => {
  const { say, format } = view;
  if (isPaused) return say("crowd.at", { time: format.clockWithSeconds(at) });
  const seconds = Math.max(0, (nowMs - at.getTime()) / 1000);
  if (seconds < 3600) return format.ago(seconds);
  const now = new Date(nowMs);
  return format.day(at) === format.day(now)
    ? say("crowd.at", { time: format.clock(at) })
    : format.moment(at, now);
};

const Age = ({ zone, ...rest }: Omit<ZoneCardProps, "history">) => {
  if (zone.countedAt === null) return null;
  const age = ageOf(new Date(zone.countedAt), rest);
  return (
    <p class="age">{rest.view.say(zone.level === "unknown" ? "crowd.last" : "crowd.counted", { age })}</p>
  );
};

export const ZoneCard = (props: ZoneCardProps) => {
  const { zone, view, nowMs, history } = props;
  const { say } = view;
  const isUnknown = zone.level === "unknown";
  return (
    <li class="zone" data-zone={zone.id} data-level={zone.level}>
      <h2>{view.nameOf(zone)}</h2>
      <Gauge zone={zone} view={view} />
      <div class="zone-body">
        {typeof zone.percent === "number" && (
          <p class="percent">
            {zone.percent}
            <small aria-hidden="true"> %</small>
            <span class="vh"> {say("crowd.percent")}</span>
          </p>
        )}
        <People level={zone.level} />
        <p class="word">
          <b>{say(`crowd.word.${zone.level}`)}.</b> {say(`crowd.says.${zone.level}`)}
        </p>
        {isUnknown && <Was {...props} />}
        {isUnknown && <p>{whyUnknown(zone, view, nowMs)}</p>}
        {zone.notice !== null && <Notice notice={zone.notice} nowMs={nowMs} view={view} />}
        {!isUnknown && zone.level !== "closed" && !zone.reliable && (
          <p class="estimate">{say("crowd.estimate")}</p>
        )}
        {(zone.percent ?? 0) > 100 && <p class="over">{say("crowd.over")}</p>}
        <Age {...props} />
      </div>
      {zone.computedLevel !== undefined && (
        <OrganiserPart zone={zone} view={view} nowMs={nowMs} history={history ?? []} />
      )}
    </li>
  );
};
