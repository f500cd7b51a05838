/** The register of the demonstration city as a file, its pictures beside it. */
import { cp } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { stringify } from "yaml";
import { demoRegister } from "../src/demo/register.ts";

const PICTURES = fileURLToPath(new URL("../demo-pictures", import.meta.url));

/** @param folder - where the file will be written: its pictures must lie there too */
export async function demoText(folder: string): Promise<string> {
  await cp(PICTURES, folder, { recursive: true });
  return stringify(demoRegister(new Map(), new Date()));
}
