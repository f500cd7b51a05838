import { describe, expect, it } from "vitest";
import type { JobName } from "./job.ts";
import { nextJob } from "./next-job.ts";

const at = (name: JobName, dueMs: number) => ({ job: { name }, dueMs });

/** Runs jobs that all take longer than their period, and so are due again once another has run. */
function runBusily(names: readonly JobName[], turns: number): JobName[] {
  const plan = names.map((name) => at(name, 0));
  const ran: JobName[] = [];
  for (let now = 0; now < turns; now += 1) {
    const next = nextJob(plan, ran.at(-1), now);
    if (next === undefined) continue;
    ran.push(next.job.name);
    next.dueMs = now + 2;
  }
  return ran;
}

describe("nextJob", () => {
  it("takes none when none is due", () => {
    expect(nextJob([at("retention", 11), at("rollup", 12)], undefined, 10)).toBeUndefined();
  });

  it("takes what has to be gone before what is due longer", () => {
    expect(nextJob([at("rollup", 1), at("promises", 2), at("quarantine", 9)], "vacuum", 10)?.job.name).toBe(
      "quarantine",
    );
  });

  it("takes the one of both that is due longest", () => {
    expect(nextJob([at("rollup", 1), at("retention", 3), at("quarantine", 2)], "rollup", 10)?.job.name).toBe(
      "quarantine",
    );
  });

  it("takes the one due longest after one that deleted", () => {
    expect(nextJob([at("rollup", 1), at("quarantine", 2)], "retention", 10)?.job.name).toBe("rollup");
  });

  it("lets nothing that has to be gone wait for more than one other job, and no job for ever", () => {
    const names: JobName[] = ["latest", "rollup", "retention", "quarantine", "promises"];
    const ran = runBusily(names, 60);
    const kinds = ran.map((name) => (name === "retention" || name === "quarantine" ? "gone" : "other"));
    expect(kinds.join(" ")).not.toContain("other other");
    expect(ran.slice(-20)).toEqual(expect.arrayContaining(names));
  });
});
