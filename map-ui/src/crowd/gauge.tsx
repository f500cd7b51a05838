/** @jsxRuntime automatic @jsxImportSource preact */
// The gauge staff. With a percentage it is filled to a height; with the word alone it fills a whole step, from which no number can
// be read back. The thick line is where it becomes very busy. Unknown is hatched, closed is barred.
import { rankOf, type ShownZone } from "./shown-zone.ts";
import type { View } from "./view.ts";

const top = 12;
const bottom = 232;
/** From percent to the drawing's y, from 232 (0) up to 12 (100 and more). */
const y = (percent: number): number =>
  Math.round(bottom - (Math.min(100, Math.max(0, percent)) * (bottom - top)) / 100);

const hatch = Array.from({ length: 18 }, (_, i) => {
  const from = top + 6 + i * 16;
  const end = from - 62;
  const [x1, y1] = from > bottom ? [2 + from - bottom, bottom] : [2, from];
  const [x2, y2] = end < top ? [64 - (top - end), top] : [64, end];
  return x1 < x2 ? `M${x1} ${y1}L${x2} ${y2}` : "";
}).join("");

const Ticks = ({ veryBusy }: { veryBusy: number }) => (
  <>
    {[0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100].map((at) => (
      <path key={at} class="tick" d={`M64 ${y(at)}h${at % 50 === 0 ? 12 : 6}`} />
    ))}
    <path class="act" d={`M58 ${y(veryBusy)}h20`} />
    {[100, veryBusy, 0].map((at, i) =>
      i === 0 && Math.abs(veryBusy - 100) < 9 ? null : (
        <text key={at} x="82" y={y(at) + 5}>
          {at}
        </text>
      ),
    )}
  </>
);

/** From the lowest to the highest number that may be true. */
const Bracket = ({ low, high }: { low: number; high: number }) => (
  <path class="bracket" d={`M22 ${y(high)}h22M33 ${y(high)}V${y(low)}M22 ${y(low)}h22`} />
);

const Height = ({
  zone,
  percent,
  capacity,
}: {
  zone: ShownZone;
  percent: number;
  capacity: number | null;
}) => (
  <>
    <rect
      class={`fill l${rankOf(zone.level) ?? ""}`}
      x="3"
      y={y(percent)}
      width="60"
      height={bottom - 1 - y(percent)}
    />
    {percent <= 100 ? (
      <path class="surface" d={`M3 ${y(percent)}h60`} />
    ) : (
      <path class="over" d="M17 10 33 1l16 9M17 22 33 13l16 9" />
    )}
    {capacity !== null && typeof zone.low === "number" && typeof zone.high === "number" && (
      <Bracket low={(zone.low * 100) / capacity} high={(zone.high * 100) / capacity} />
    )}
  </>
);

const Steps = ({ rank }: { rank: number }) => (
  <>
    {[0, 1, 2, 3, 4].map((step) => (
      <rect
        key={step}
        class={step <= rank ? `fill l${rank}` : "empty"}
        x="3"
        y={bottom - 1 - (step + 1) * 43.6}
        width="60"
        height="43.6"
      />
    ))}
    {[1, 2, 3, 4].map((step) => (
      <path
        key={step}
        class={step === 3 ? "act" : "tick"}
        d={`M58 ${bottom - 1 - step * 43.6}h${step === 3 ? 20 : 12}`}
      />
    ))}
  </>
);

export const Gauge = ({ zone, view }: { zone: ShownZone; view: View }) => {
  const place = view.placeOf(zone);
  const rank = rankOf(zone.level);
  const veryBusy = place?.levelsPercent?.veryBusy;
  const hasScale = typeof zone.percent === "number" && veryBusy !== undefined;
  return (
    <svg
      class={`gauge ${zone.level}`}
      viewBox="0 0 120 240"
      preserveAspectRatio="xMinYMid meet"
      aria-hidden="true"
    >
      <rect class="tube" x="2" y={top} width="62" height={bottom - top} rx="3" />
      {rank !== null && !hasScale && <Steps rank={rank} />}
      {hasScale && rank !== null && (
        <Height zone={zone} percent={zone.percent ?? 0} capacity={place?.capacity ?? null} />
      )}
      {zone.level === "unknown" && (
        <>
          <path class="hatch" d={hatch} />
          <text class="mark" x="33" y="138">
            ?
          </text>
        </>
      )}
      {zone.level === "closed" && <path class="barrier" d="M10 122h46" />}
      {hasScale && rank !== null && <Ticks veryBusy={veryBusy} />}
    </svg>
  );
};
