/** @jsxRuntime automatic @jsxImportSource preact */
// A line over equal slots of time, drawn by the server. The drawing is stretched without stretching its strokes, and its labels are
// HTML beside it, so that text keeps its size on a phone. A slot without a number is a gap: the line breaks, the place is hatched.
import { axis } from "./scale.ts";

/** What is usual in a slot. */
interface Usual {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

const width = 1000;
const height = 300;

const round = (n: number): number => Math.round(n * 10) / 10;

interface LineChartProps {
  /** Oldest first; null: a gap. */
  readonly values: readonly (number | null)[];
  /** One per slot, drawn as a band with a dashed middle; null: not known. */
  readonly normals?: readonly (Usual | null)[];
  /** Under the drawing, evenly spread from its start to its end. */
  readonly labels: readonly string[];
  readonly label: string;
  readonly format: (value: number) => string;
}

/** Runs of slots of which it is known what is usual. */
const usualRuns = (normals: readonly (Usual | null)[]): { from: number; usual: Usual[] }[] => {
  const found: { from: number; usual: Usual[] }[] = [];
  normals.forEach((usual, i) => {
    if (usual === null) return;
    const last = found.at(-1);
    if (last && last.from + last.usual.length === i) last.usual.push(usual);
    else found.push({ from: i, usual: [usual] });
  });
  return found;
};

/** Runs of slots that are all numbers, or all gaps. */
const runs = (values: readonly (number | null)[]): { from: number; gap: boolean; values: number[] }[] => {
  const found: { from: number; gap: boolean; values: number[] }[] = [];
  values.forEach((value, i) => {
    const last = found.at(-1);
    const gap = value === null;
    if (last?.gap === gap) last.values.push(value ?? 0);
    else found.push({ from: i, gap, values: [value ?? 0] });
  });
  return found;
};

export const LineChart = ({ values, normals = [], labels, label, format }: LineChartProps) => {
  const highest = [...values, ...normals.map((usual) => usual?.high ?? 0)].map((value) => value ?? 0);
  const ticks = axis(Math.max(0, ...highest));
  const top = ticks.at(-1) ?? 1;
  const slot = width / Math.max(1, values.length);
  const x = (i: number) => round((i + 0.5) * slot);
  const y = (value: number) => round(height - (value / top) * height);
  const parts = runs(values);
  const last = values.at(-1) ?? null;
  return (
    <div class="plot">
      <div class="y" aria-hidden="true">
        {ticks.toReversed().map((tick) => (
          <span key={tick}>{format(tick)}</span>
        ))}
      </div>
      <svg
        class="chart-drawing"
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {ticks.map((tick) => (
          <line key={tick} class="grid" x1="0" x2={width} y1={y(tick)} y2={y(tick)} />
        ))}
        {usualRuns(normals).map(({ from, usual }) => {
          const edge = (pick: (one: Usual) => number) =>
            usual.map((one, i) => `${x(from + i)} ${y(pick(one))}`);
          const upper = edge(({ high }) => high);
          const lower = edge(({ low }) => low);
          return (
            <g key={from}>
              <path class="band-area" d={`M${[...upper, ...lower.toReversed()].join("L")}Z`} />
              <path class="usual" d={`M${edge(({ middle }) => middle).join("L")}`} />
            </g>
          );
        })}
        {parts.map(({ from, gap, values: run }) => {
          if (gap) {
            const strokes = Math.max(1, Math.round((run.length * slot) / 14));
            const step = (run.length * slot) / strokes;
            const d = Array.from(
              { length: strokes },
              (_, i) => `M${round(from * slot + (i + 0.5) * step)} 0V${height}`,
            );
            return <path key={from} class="gap" d={d.join("")} />;
          }
          // A lone value needs some length to be seen.
          const d = run.map((value, i) => `${x(from + i)} ${y(value)}`).join("L");
          return <path key={from} class="value" d={run.length === 1 ? `M${d}h.01` : `M${d}`} />;
        })}
        {last !== null && <path class="halo" d={`M${x(values.length - 1)} ${y(last)}h.01`} />}
        {last !== null && <path class="dot" d={`M${x(values.length - 1)} ${y(last)}h.01`} />}
      </svg>
      <div class="x" aria-hidden="true">
        {labels.map((text) => (
          <span key={text}>{text}</span>
        ))}
      </div>
    </div>
  );
};
