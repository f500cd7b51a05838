/** What the city answers to a promise, from the command to the page of everybody. */
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { freshSettings, meetpaal, removeSettings, type Started, startMeetpaal } from "./meetpaal.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const REGISTER = fileURLToPath(new URL("./one-sensor.yaml", import.meta.url));
let settings: Awaited<ReturnType<typeof freshSettings>>;
let running: Started;

beforeAll(async () => {
  settings = await freshSettings();
  running = await startMeetpaal(settings);
});
afterAll(async () => {
  await running.stop();
  await removeSettings(settings);
});

it("publishes an answer beside the promise, and refuses one to what was not promised", async () => {
  const imported = await meetpaal(["--json", "register", "import", REGISTER], settings);
  const publicId = /"publicId":"(\w+)"/.exec(imported.stdout)?.[1] ?? "";
  const read = async (): Promise<string> =>
    await (await fetch(`${running.addresses.api}/sensors/${publicId}/practice`)).text();
  await vi.waitFor(async () => expect(await read()).toContain('"id":"fields"'), 60_000);
  const answer = ["promise", "answer", publicId];
  const wrong = await meetpaal([...answer, "files", "--nl", "Verholpen."], settings);
  expect(wrong).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/no promise files\. Promises: .*fields/),
  });
  expect(await meetpaal([...answer, "fields", "--nl", " "], settings)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("Expected 1 to 1000 characters"),
  });
  expect(await meetpaal([...answer, "fields", "--nl", "Verholpen."], settings)).toMatchObject({ code: 0 });
  expect(await read()).toContain('"text":{"nl":"Verholpen."}');

  // Decimals that end in 0 are written shorter: 52.210 as 52.21.
  const yesterday = new Date(Math.floor(Date.now() / 1_000) * 1_000 - 86_400_000 + 123).toISOString();
  const ahead = new Date(Date.now() + 86_400_000).toISOString();
  expect(await meetpaal([...answer, "fields", "--nl", "Later.", "--at", ahead], settings)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("lies ahead"),
  });
  expect(
    await meetpaal([...answer, "fields", "--nl", "Per brief.", "--at", yesterday], settings),
  ).toMatchObject({ code: 0 });
  expect(await read()).toContain(`"at":"${yesterday}"`);
});

it("lists possible data breaches, and puts on record only what waits to be assessed", async () => {
  const listed = await meetpaal(["promise", "breaches"], settings);
  expect(listed).toMatchObject({ code: 0, stdout: expect.stringContaining("None waits to be assessed.") });
  const assess = ["promise", "assess", "7", "--nl", "Niemand zag het.", "--outcome"];
  expect(await meetpaal([...assess, "no-breach"], settings)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("No possible data breach 7 waits"),
  });
  expect(await meetpaal([...assess, "maybe"], settings)).toMatchObject({ code: 2 });
});
