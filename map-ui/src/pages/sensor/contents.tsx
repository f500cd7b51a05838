/** @jsxRuntime automatic @jsxImportSource preact */
// The parts of a long page as links, in their order.
import type { Sensor } from "@meetpaal/registry-api/contract";
import type { PageContext } from "../../page.ts";
import type { MessageKey } from "../../text/text.ts";

interface ContentsProps {
  readonly context: PageContext;
  readonly sensor: Sensor;
  /** Whether the page has measurements: none before the start, nor of a state of the past. */
  readonly measures: boolean;
}
export const Contents = ({ context: { t }, sensor, measures }: ContentsProps) => {
  const parts: readonly (readonly [id: string, name: MessageKey, isThere?: boolean])[] = [
    ["stappen", "contents.steps"],
    ["grenzen", "contents.bounds"],
    ["belofte", "contents.ledger"],
    ["nu", "contents.now", measures],
    ["proef", "contents.pilot", sensor.pilot !== null],
    ["wet", "contents.law"],
    ["onderzocht", "contents.assessments"],
    ["algoritmes", "contents.algorithms"],
    ["stukken", "contents.documents"],
    ["vraag", "contents.ask"],
    ["geschiedenis", "contents.history"],
    ["techniek", "contents.technical"],
  ];
  return (
    <nav class="contents" aria-labelledby="inhoudsopgave">
      <h2 id="inhoudsopgave">{t("contents.title")}</h2>
      <ul>
        {parts
          .filter(([, , isThere = true]) => isThere)
          .map(([id, name]) => (
            <li key={id}>
              <a href={`#${id}`}>{t(name)}</a>
            </li>
          ))}
      </ul>
    </nav>
  );
};
