/** @jsxRuntime automatic @jsxImportSource preact */
// What each word means, worst last, with its figures: the same for every place, whatever its thresholds.
import { People } from "./people.tsx";
import type { CrowdKey, Say } from "./say.ts";

const levels = ["quiet", "normal", "busy", "very-busy", "full", "closed", "unknown"] as const;

/** Needs only the words, so that the page about them can use it too. */
export const WordList = ({ say }: { say: (key: CrowdKey) => string }) => (
  <ul class="word-key">
    {levels.map((level) => (
      <li key={level}>
        <People level={level} />
        <span>
          <b>{say(`crowd.word.${level}`)}.</b> {say(`crowd.says.${level}`)}
        </span>
      </li>
    ))}
  </ul>
);

export const Key = ({ say }: { say: Say }) => (
  <section class="part" aria-labelledby="words">
    <h2 id="words">{say("crowd.key")}</h2>
    <p class="lead">
      {say("crowd.key.lead")} {say("crowd.key.how")} {say("crowd.key.unknown")}
    </p>
    <WordList say={say} />
  </section>
);
