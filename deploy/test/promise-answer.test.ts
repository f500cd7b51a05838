/** What the city answers to a promise, from the command to the page of everybody. */
import { fileURLToPath } from "node:url";
import { practiceSchema as practice } from "@meetpaal/registry-api/contract";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { freshSettings, meetpaalHere, removeSettings, type Started, startMeetpaal } from "./meetpaal.ts";

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
  const imported = await meetpaalHere(["--json", "register", "import", REGISTER], settings);
  const publicId = /"publicId":"(\w+)"/.exec(imported.stdout)?.[1] ?? "";
  const read = async (): Promise<string> =>
    await (await fetch(`${running.addresses.api}/sensors/${publicId}/practice`)).text();
  await vi.waitFor(async () => expect(await read()).toContain('"id":"fields"'), 60_000);
  const answer = ["promise", "answer", publicId];
  const wrong = await meetpaalHere([...answer, "files", "--nl", "Verholpen."], settings);
  expect(wrong).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/no promise files\. Promises: .*fields/),
  });
  expect(await meetpaalHere([...answer, "fields", "--nl", " "], settings)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("Expected 1 to 1000 characters"),
  });
  expect(await meetpaalHere([...answer, "fields", "--nl", "Verholpen."], settings)).toMatchObject({
    code: 0,
  });
  expect(await read()).toContain('"text":{"nl":"Verholpen."}');

  const dated = async (text: string, at: Date) =>
    await meetpaalHere([...answer, "fields", "--nl", text, "--at", at.toISOString()], settings);
  expect(await dated("Later.", new Date(Date.now() + 86_400_000))).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("lies ahead"),
  });
  expect(await dated("Eerder.", new Date(Date.now() - 86_400_000))).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/is too early: .* since .*Z\. Nobody answered before that/),
  });
  const { promises } = practice.parse(JSON.parse(await read()));
  const since = Date.parse(promises.find(({ id }) => id === "fields")?.since ?? "");
  const byLetter = new Date(since + 1);
  expect(await dated("Per brief.", byLetter)).toMatchObject({ code: 0 });
  expect(
    practice.parse(JSON.parse(await read())).promises.flatMap(({ responses }) => responses),
  ).toContainEqual(expect.objectContaining({ text: { nl: "Per brief." } }));
});

it("lists possible data breaches, and puts on record only what waits to be assessed", async () => {
  const listed = await meetpaalHere(["promise", "breaches"], settings);
  expect(listed).toMatchObject({ code: 0, stdout: expect.stringContaining("None waits to be assessed.") });
  const assess = ["promise", "assess", "7", "--nl", "Niemand zag het.", "--outcome"];
  expect(await meetpaalHere([...assess, "no-breach"], settings)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("No possible data breach 7 waits"),
  });
  expect(await meetpaalHere([...assess, "maybe"], settings)).toMatchObject({ code: 2 });
});
