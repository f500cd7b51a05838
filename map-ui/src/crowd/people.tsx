/** @jsxRuntime automatic @jsxImportSource preact */
// Five figures, filled up to the level: reads without colour, and without reading. Unknown is a dashed box, closed a barred one.
import type { CrowdLevel } from "@meetpaal/registry-api/contract";
import { rankOf } from "./shown-zone.ts";

const figure = "M0 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM-7 30v-7.5a7 7 0 0 1 14 0v7.5Z";

export const People = ({ level }: { level: CrowdLevel }) => {
  const rank = rankOf(level);
  return (
    <svg class={`people ${level}`} viewBox="0 0 100 32" aria-hidden="true">
      {rank === null ? (
        <>
          <rect class="off" x="3" y="3" width="94" height="26" rx="4" />
          {level === "closed" ? (
            <path class="bar" d="M10 16h80" />
          ) : (
            <path class="mark" d="M46 12.4a4.2 4.2 0 1 1 6 3.9c-1.4.7-2 1.4-2 3M50 23.6v.1" />
          )}
        </>
      ) : (
        [0, 1, 2, 3, 4].map((i) => (
          <path
            key={i}
            class={i <= rank ? "on" : "off"}
            transform={`translate(${i * 20 + 10} 0)`}
            d={figure}
          />
        ))
      )}
    </svg>
  );
};
