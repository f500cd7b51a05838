/** @jsxRuntime automatic @jsxImportSource preact */
// What an organiser sees of a place beside what everybody sees: the numbers with their band, where it is going, and which gate
// can be trusted. An alarm is the only thing on the page that interrupts.
import type { ZoneMoment } from "@meetpaal/registry-api/contract";
import type { ComponentChildren } from "preact";
import { GatesTable } from "./gates-table.tsx";
import type { CrowdKey } from "./say.ts";
import { rankOf, type ShownZone } from "./shown-zone.ts";
import type { View } from "./view.ts";
import { ZoneChart } from "./zone-chart.tsx";

interface OrganiserProps {
  readonly zone: ShownZone;
  readonly view: View;
  readonly nowMs: number;
  readonly history: readonly ZoneMoment[];
}

const levels = ["quiet", "normal", "busy", "very-busy", "full"] as const;

const Fact = ({ term, children }: { term: string; children: ComponentChildren }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);

const arrows = {
  busier: "M6 18 18 6M8.6 6H18v9.4",
  same: "M3.5 12h16.4M14.2 6.4 19.9 12l-5.7 5.6",
  quieter: "M6 6l12 12M18 8.6V18H8.6",
} as const;

const Trend = ({ zone, view: { say } }: { zone: ShownZone; view: View }) => {
  if (!zone.trend) return <>{say("crowd.unknown-value")}</>;
  const { direction, percentBefore } = zone.trend;
  return (
    <>
      <svg class="icon trend-arrow" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
        <path d={arrows[direction]} />
      </svg>{" "}
      {say(`crowd.trend.${direction}`)}{" "}
      {percentBefore !== null && say("crowd.trend.before", { n: percentBefore })}
    </>
  );
};

const Next = ({ zone, view: { say } }: { zone: ShownZone; view: View }) => {
  const { minutesToNextLevel: n, computedLevel } = zone;
  const next = levels[(rankOf(computedLevel ?? "unknown") ?? 9) + 1];
  if (next === undefined || n === undefined || n === null) return null;
  const word = say(`crowd.word.${next}`);
  const key = n === 0 ? "crowd.next.now" : n === 1 ? "crowd.next.one" : "crowd.next.many";
  return <Fact term={say("crowd.next")}>{say(key, { word, n })}</Fact>;
};

const People = ({ zone, view: { say, format } }: { zone: ShownZone; view: View }) => {
  const { occupancy, low, high } = zone;
  if (typeof occupancy !== "number" || typeof low !== "number" || typeof high !== "number") {
    return <>{say("crowd.unknown-value")}</>;
  }
  const people = (n: number) => format.number(Math.max(0, n), 0);
  return (
    <>
      <b>{say("crowd.people.value", { n: people(occupancy) })}</b>,{" "}
      {say("crowd.people.band", { low: people(low), high: people(high) })}
    </>
  );
};

const Net = ({ zone, view: { say, format } }: { zone: ShownZone; view: View }) => {
  const { netPerMinute, gates = [] } = zone;
  if (typeof netPerMinute !== "number") return <>{say("crowd.unknown-value")}</>;
  const sum = (way: "inPerMinute" | "outPerMinute") =>
    format.number(gates.reduce((total, gate) => total + (gate[way] ?? 0), 0));
  const net = `${netPerMinute > 0 ? "+" : ""}${format.number(netPerMinute)}`;
  return <>{say("crowd.net.value", { in: sum("inPerMinute"), out: sum("outPerMinute"), net })}</>;
};

const Start = ({
  zone,
  view: { say, format, when },
  nowMs,
}: Pick<OrganiserProps, "zone" | "view" | "nowMs">) => {
  if (!zone.start) return null;
  const { kind, people, at } = zone.start;
  const values = { time: when(at, nowMs), n: format.number(people, 0) };
  return <Fact term={say("crowd.start")}>{say(`crowd.start.${kind}`, values)}</Fact>;
};

const isReason = (code: string): code is "passages" =>
  ["no-start", "passages", "high", "negative", "missed", "clock-change", "clock-guard"].includes(code);

/** Of the last day: an older refusal is history. */
const ResetRefused = ({
  zone,
  view: { say, format },
  nowMs,
}: Pick<OrganiserProps, "zone" | "view" | "nowMs">) => {
  const { reset } = zone;
  if (!reset || reset.done || nowMs - Date.parse(reset.dueAt) > 24 * 3_600_000) return null;
  const reasons = reset.reasons.filter(isReason).map((code) => say(`crowd.reset.${code}` satisfies CrowdKey));
  return (
    <p class="reset-refused">
      {[
        say("crowd.reset.refused", { time: format.clock(new Date(reset.dueAt)) }),
        ...reasons,
        say("crowd.count-again"),
      ].join(" ")}
    </p>
  );
};

export const OrganiserPart = ({ zone, view, nowMs, history }: OrganiserProps) => {
  const { say, format } = view;
  const alarms = (zone.gates ?? []).flatMap((gate) => gate.outOfRangeAt ?? []).toSorted();
  const alarm = alarms.at(-1);
  const isOpen = view.placeOf(zone)?.cordon === "open";
  return (
    <div class="organiser">
      {alarm !== undefined && (
        <p class="alarm" role="alert">
          {say("crowd.gate.alarm", { time: format.clock(new Date(alarm)) })}
        </p>
      )}
      {zone.level === "closed" && zone.computedLevel !== undefined && (
        <p>{say("crowd.computed", { word: view.word(zone.computedLevel) })}</p>
      )}
      <ResetRefused zone={zone} view={view} nowMs={nowMs} />
      <dl class="numbers">
        {!isOpen && (
          <Fact term={say("crowd.people")}>
            <People zone={zone} view={view} />
          </Fact>
        )}
        {typeof zone.density === "number" && (
          <Fact term={say("crowd.density")}>{format.number(zone.density, 2)}</Fact>
        )}
        {typeof zone.flowPerMetre === "number" && (
          <Fact term={say("crowd.flow")}>{format.number(zone.flowPerMetre)}</Fact>
        )}
        <Fact term={say("crowd.net")}>
          <Net zone={zone} view={view} />
        </Fact>
        <Fact term={say("crowd.trend")}>
          <Trend zone={zone} view={view} />
        </Fact>
        <Next zone={zone} view={view} />
        <Start zone={zone} view={view} nowMs={nowMs} />
      </dl>
      {(zone.gates ?? []).length > 0 && (
        <GatesTable name={view.nameOf(zone)} gates={zone.gates ?? []} view={view} nowMs={nowMs} />
      )}
      <ZoneChart zone={zone} view={view} history={history} nowMs={nowMs} />
    </div>
  );
};
