/** A city that runs for as long as something is measured at it. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type ProductSettings, runCommand, startProduct } from "./product.ts";

/**
 * Runs the product with the embedded database; what it stored is thrown away.
 *
 * @param registerFile - text of what is imported first; null: the demonstration city
 * @param measure - is given the address of the site, without a slash at the end
 */
export async function withCity(
  registerFile: string | null,
  measure: (site: string) => Promise<void>,
): Promise<void> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "meetpaal-city-"));
  const settings: ProductSettings = { dataDir, demo: registerFile === null };
  try {
    if (registerFile !== null) {
      const file = path.join(dataDir, "city.yaml");
      await writeFile(file, registerFile);
      await runCommand(settings, "register", "import", file);
    }
    const product = await startProduct(settings);
    try {
      await measure(product.httpUrl ?? "");
    } finally {
      await product.kill();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Waits until the city has a sensor for a query of `GET /v1/sensors`. @returns its `publicId` */
export async function firstSensor(site: string, query: string): Promise<string> {
  for (;;) {
    const answer = await fetch(`${site}/v1/sensors?${query}&limit=1`);
    const { items }: { items: { publicId: string }[] } = await answer.json();
    const [first] = items;
    if (first !== undefined) return first.publicId;
    await sleep(500);
  }
}
