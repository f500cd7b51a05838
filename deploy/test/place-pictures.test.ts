import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { placePictures } from "../src/picture/place-pictures.ts";

const ONE = fileURLToPath(new URL("../demo-pictures/telwerk-ot3.png", import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "meetpaal-pictures-")), "register");
  await mkdir(folder);
  await copyFile(ONE, join(folder, "doos.png"));
  await copyFile(ONE, join(folder, "ook-de-doos.jpg"));
  await writeFile(join(folder, "tekst.jpg"), "geen foto");
  await writeFile(join(folder, "../geheim.png"), "geheim");
});
afterAll(async () => {
  await rm(join(folder, ".."), { recursive: true });
});

it("reads pictures beside the file once, and names them by their content", async () => {
  const { content, pictures, findings } = await placePictures(
    {
      models: [{ id: "a", picture: { file: "doos.png", alt: {} } }, { id: "b" }],
      sensors: [{ picture: { file: "ook-de-doos.jpg" } }, null],
      zones: 4,
    },
    folder,
  );
  expect(findings).toEqual([]);
  expect(pictures).toHaveLength(1);
  const file = pictures[0]?.file ?? "";
  expect(file).toMatch(/^[0-9a-f]{64}\.png$/);
  expect(content).toEqual({
    models: [{ id: "a", picture: { file, alt: {}, widthPx: 800, heightPx: 600 } }, { id: "b" }],
    sensors: [{ picture: { file, widthPx: 800, heightPx: 600 } }, null],
    zones: 4,
  });
});

it("tells which are not there or no pictures, and reads nothing outside of the folder", async () => {
  const named = (file: string) => ({ picture: { file } });
  const { pictures, findings } = await placePictures(
    { models: [named("weg.png"), named("tekst.jpg"), named("../geheim.png")] },
    folder,
  );
  expect(pictures).toEqual([]);
  expect(findings.map(({ path, expected }) => [path[1], expected])).toEqual([
    [0, "a file of this name beside the register file"],
    [1, "a whole JPEG or PNG"],
  ]);
});

it("leaves a name of content that an import gave, wherever its file is now", async () => {
  const known = { picture: { file: `${"0".repeat(64)}.jpg`, widthPx: 4, heightPx: 4 } };
  expect(await placePictures({ models: [known] }, folder)).toEqual({
    content: { models: [known] },
    pictures: [],
    findings: [],
  });
});
