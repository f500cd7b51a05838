/** A hundred readers, without and beside somebody who imports a register file: nobody may wait for it. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { cityFile } from "../city.ts";
import { type ProductSettings, runCommand } from "../product.ts";
import { type Asked, askByReaders, type Question } from "./ask.ts";

const READERS = 100;
/** Sensors that the file brings. */
const IMPORTED = 1_000;

export interface BesideImport {
  alone: Asked;
  beside: Asked;
  importSeconds: number;
}

export async function measureImport(
  url: string,
  settings: ProductSettings,
  next: () => Question,
  seconds: number,
): Promise<BesideImport> {
  const file = path.join(settings.dataDir, "more.yaml");
  await writeFile(file, cityFile(IMPORTED / 10, 10));
  const alone = await askByReaders(url, next, { readers: READERS, seconds });
  const begun = performance.now();
  let importSeconds = 0;
  const importing = runCommand(settings, "register", "import", file).then(() => {
    importSeconds = (performance.now() - begun) / 1_000;
  });
  const beside = await askByReaders(url, next, { readers: READERS, seconds });
  await importing;
  return { alone, beside, importSeconds };
}
