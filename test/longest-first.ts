/** Long files first, so that workers end together: vitest itself knows only from an earlier run which are long. */
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** From half a minute up, the longest first. */
const LONG = [
  "test/end-to-end/drills.test.ts",
  "deploy/test/command-line.test.ts",
  "registry-api/test/live.test.ts",
  "deploy/test/demo-city.test.ts",
  "deploy/test/promise-answer.test.ts",
  "broker/test/limits.test.ts",
  "deploy/test/newer-node.test.ts",
  "test/end-to-end/whole-chain.test.ts",
  "test/end-to-end/version-switch.test.ts",
  "deploy/test/replay.test.ts",
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = LONG.findIndex((file) => moduleId.endsWith(`/${file}`));
  return place === -1 ? LONG.length : place;
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- it is no array's
    const inUsualOrder = await super.sort(files);
    return inUsualOrder.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}
