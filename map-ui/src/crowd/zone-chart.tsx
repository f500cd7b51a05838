/** @jsxRuntime automatic @jsxImportSource preact */
// The last hours of a place: a line for what was counted, an area for between which numbers the truth lies, hatching for what was
// not known. The sentence above says the same, the table below has the numbers.
import type { ZoneMoment } from "@meetpaal/registry-api/contract";
import { axis } from "../chart/scale.ts";
import type { ShownZone } from "./shown-zone.ts";
import type { View } from "./view.ts";

/** How far back the chart goes at most, and at least [ms]; up to how long two points belong together. */
export const CHART_MS = 4 * 3_600_000;
const SHORTEST_MS = 30 * 60_000;
const TOGETHER_MS = 5 * 60_000;

const width = 1000;
const height = 260;

interface Point {
  readonly x: number;
  readonly at: string;
  readonly occupancy: number;
  readonly low: number;
  readonly high: number;
}

interface ZoneChartProps {
  readonly zone: ShownZone;
  readonly view: View;
  readonly history: readonly ZoneMoment[];
  readonly nowMs: number;
}

/** From the first moment that is known. */
const spanOf = (history: readonly ZoneMoment[], nowMs: number): number => {
  const first = history.find(({ at, high }) => high !== null && nowMs - Date.parse(at) <= CHART_MS);
  const age = first === undefined ? 0 : nowMs - Date.parse(first.at);
  return Math.min(CHART_MS, Math.max(SHORTEST_MS, age));
};

/** Runs of moments that follow one another and are known; fewer than nobody is drawn as nobody. */
const runsOf = (history: readonly ZoneMoment[], fromMs: number, spanMs: number): readonly Point[][] => {
  const runs: Point[][] = [];
  let lastMs = Number.NEGATIVE_INFINITY;
  for (const { at, occupancy, low, high, level } of history) {
    const atMs = Date.parse(at);
    if (atMs < fromMs || occupancy === null || low === null || high === null || level === "unknown") continue;
    const point = {
      x: Math.round(((atMs - fromMs) * width) / spanMs),
      at,
      occupancy: Math.max(0, occupancy),
      low: Math.max(0, low),
      high: Math.max(0, high),
    };
    if (atMs - lastMs > TOGETHER_MS) runs.push([]);
    runs.at(-1)?.push(point);
    lastMs = atMs;
  }
  return runs;
};

/** Upright strokes over what lies between the runs. */
const gapsOf = (runs: readonly (readonly Point[])[]): string => {
  const known = runs.map((run) => [run[0]?.x ?? 0, run.at(-1)?.x ?? 0] as const);
  let path = "";
  for (let x = 6; x < width; x += 14) {
    if (!known.some(([from, to]) => x >= from - 6 && x <= to + 6)) path += `M${x} 0V${height}`;
  }
  return path;
};

interface DrawingProps extends Pick<ZoneChartProps, "zone" | "view" | "nowMs"> {
  readonly runs: readonly Point[][];
  readonly spanMs: number;
}

const Drawing = ({ runs, spanMs, zone, view, nowMs }: DrawingProps) => {
  const { format, say } = view;
  const place = view.placeOf(zone);
  const limit =
    place?.capacity && place.levelsPercent ? (place.capacity * place.levelsPercent.veryBusy) / 100 : null;
  const ticks = axis(Math.max(limit ?? 0, ...runs.flat().map((point) => point.high)));
  const most = ticks.at(-1) ?? 1;
  const y = (persons: number) => Math.round((height - (persons / most) * height) * 10) / 10;
  return (
    <div class="plot">
      <div class="y" aria-hidden="true">
        {ticks.toReversed().map((tick) => (
          <span key={tick}>{format.number(tick, 0)}</span>
        ))}
      </div>
      <svg
        class="chart-drawing"
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={say("crowd.chart.label")}
      >
        {ticks.map((tick) => (
          <line key={tick} class="grid" x1="0" x2={width} y1={y(tick)} y2={y(tick)} />
        ))}
        <path class="gap" d={gapsOf(runs)} />
        {runs.map((run) => (
          <g key={run[0]?.at}>
            <path
              class="zone-band"
              d={`M${run.map((p) => `${p.x} ${y(p.high)}`).join("L")}L${run
                .toReversed()
                .map((p) => `${p.x} ${y(p.low)}`)
                .join("L")}Z`}
            />
            <path class="value" d={`M${run.map((p) => `${p.x} ${y(p.occupancy)}`).join("L")}h.01`} />
          </g>
        ))}
        {limit !== null && <path class="zone-limit" d={`M0 ${y(limit)}H${width}`} />}
      </svg>
      <div class="x" aria-hidden="true">
        {[1, 0.5, 0].map((share) => (
          <span key={share}>{format.clock(new Date(nowMs - share * spanMs))}</span>
        ))}
      </div>
    </div>
  );
};

const Table = ({ history, view: { say, format } }: { history: readonly ZoneMoment[]; view: View }) => (
  <details class="more">
    <summary>{say("crowd.chart.table")}</summary>
    <table class="utrecht-table utrecht-table--html-table">
      <thead>
        <tr>
          <th scope="col">{say("crowd.chart.time")}</th>
          <th scope="col">{say("crowd.chart.level")}</th>
          <th scope="col">{say("crowd.people")}</th>
        </tr>
      </thead>
      <tbody>
        {history.map(({ at, level, low, high }) => (
          <tr key={at}>
            <th scope="row">{format.clock(new Date(at))}</th>
            <td>{say(`crowd.word.${level}`)}</td>
            <td>
              {low === null || high === null
                ? say("crowd.unknown-value")
                : say("crowd.people.band", {
                    low: format.number(Math.max(0, low), 0),
                    high: format.number(Math.max(0, high), 0),
                  })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);

/** One row for ten minutes is enough to read; the newest is always there. */
const thinned = (history: readonly ZoneMoment[]): readonly ZoneMoment[] =>
  history.filter(({ at }, i) => i === history.length - 1 || new Date(at).getUTCMinutes() % 10 < 2);

export const ZoneChart = ({ zone, view, history, nowMs }: ZoneChartProps) => {
  const { say, format } = view;
  const spanMs = spanOf(history, nowMs);
  const runs = runsOf(history, nowMs - spanMs, spanMs);
  const worst = runs.flat().toSorted((a, b) => b.high - a.high)[0];
  return (
    <figure class="zone-chart">
      <figcaption>
        <b>{say("crowd.chart")}.</b>{" "}
        {worst === undefined
          ? say("crowd.chart.none")
          : say("crowd.chart.text", {
              time: format.clock(new Date(worst.at)),
              low: format.number(worst.low, 0),
              high: format.number(worst.high, 0),
            })}
      </figcaption>
      {worst !== undefined && <Drawing runs={runs} spanMs={spanMs} zone={zone} view={view} nowMs={nowMs} />}
      {worst !== undefined && <p class="small soft">{say("crowd.chart.key")}</p>}
      {history.length > 0 && <Table history={thinned(history)} view={view} />}
    </figure>
  );
};
