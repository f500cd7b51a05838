/** @jsxRuntime automatic @jsxImportSource preact */
// Per gate how many pass, and whether it can be trusted. Silent is written out, never an empty cell.
import type { Gate } from "@meetpaal/registry-api/contract";
import type { View } from "./view.ts";

interface GatesTableProps {
  /** Of the place, so that each table has a name of its own. */
  readonly name: string;
  readonly gates: readonly Gate[];
  readonly view: View;
  readonly nowMs: number;
}

export const GatesTable = ({ name, gates, view: { say, format, when }, nowMs }: GatesTableProps) => {
  // Means of some minutes: somebody now and then is not nobody.
  const flow = (value: number | null) => (value === null ? "?" : format.number(value));
  return (
    <div class="gates" role="region" aria-label={say("crowd.gates.of", { name })} tabindex={0}>
      <table class="utrecht-table utrecht-table--html-table">
        <caption class="small soft">{say("crowd.gate.per")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("crowd.gate")}</th>
            <th scope="col">{say("crowd.gate.in")}</th>
            <th scope="col">{say("crowd.gate.out")}</th>
            <th scope="col">{say("crowd.gate.flow")}</th>
            <th scope="col">{say("crowd.gate.missing")}</th>
            <th scope="col">{say("crowd.gate.state")}</th>
          </tr>
        </thead>
        <tbody>
          {gates.map((gate) => (
            <tr key={gate.id} data-gate={gate.id} data-silent={gate.silent ? "true" : "false"}>
              <th scope="row">{gate.id}</th>
              <td>{flow(gate.inPerMinute)}</td>
              <td>{flow(gate.outPerMinute)}</td>
              <td>{flow(gate.flowPerMetre)}</td>
              <td>
                {gate.missingMinutesIn + gate.missingMinutesOut === 0
                  ? "0"
                  : say("crowd.gate.missing.value", {
                      in: format.number(gate.missingMinutesIn, 0),
                      out: format.number(gate.missingMinutesOut, 0),
                    })}
              </td>
              <td>
                {say(gate.silent ? "crowd.gate.silent" : "crowd.gate.ok")}
                {gate.countedAt !== null && `, ${when(gate.countedAt, nowMs)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
