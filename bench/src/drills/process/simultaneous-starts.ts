/** Five starts at once on the data directory of a process that was just killed: exactly one may get it. */
import type { Child } from "../../child.ts";
import { launchProduct, type ProductSettings, startProduct } from "../../product.ts";

const RIVALS = 5;

export interface StartsDrill {
  rounds: number;
  /** How many became owner in each round; all 1 when it is right. */
  owners: number[];
  /** What the others said, each different sentence once. */
  refusals: string[];
}

export async function simultaneousStarts(settings: ProductSettings, rounds: number): Promise<StartsDrill> {
  const owners: number[] = [];
  const refusals = new Set<string>();
  let alive = [(await startProduct(settings)).kill];
  for (let round = 0; round < rounds; round += 1) {
    await Promise.all(alive.map((kill) => kill()));
    const rivals = Array.from({ length: RIVALS }, () => launchProduct(settings));
    const outcomes = await Promise.all(rivals.map(outcomeOf));
    const won = rivals.filter((_, i) => outcomes[i] === "owner");
    owners.push(won.length);
    for (const outcome of outcomes) if (outcome !== "owner") refusals.add(outcome);
    alive = won.map((child) => async () => {
      child.process.kill("SIGKILL");
      await child.ended;
    });
  }
  await Promise.all(alive.map((kill) => kill()));
  return { rounds, owners, refusals: [...refusals] };
}

/** "owner" once everything answers, otherwise how it ended and what it said. */
async function outcomeOf(child: Child): Promise<string> {
  try {
    while (!(await child.nextLine()).startsWith("Stop with"));
    return "owner";
  } catch {
    return `exit ${await child.ended}: ${child.complaint().trim()}`;
  }
}
