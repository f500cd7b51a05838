import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { type Finding, pathText } from "@meetpaal/model";
import type { Command } from "commander";
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";
import { type Imported, importFile } from "../operations/register.ts";
import { placePictures } from "../picture/place-pictures.ts";
import { registerJsonSchema } from "../register-file/json-schema.ts";
import { parseRegisterText, type RegisterText, RegisterTextError } from "../register-file/register-text.ts";
import { reportFindings, reportText } from "../register-file/report.ts";

/** A register of ten thousand sensors is some tens of megabytes; the way to the running process is bounded too. */
const LARGEST_FILE_BYTES = 48 * 1024 * 1024;

export function addRegisterCommands(program: Command, context: CommandContext): void {
  const register = program.command("register").description("the register: what the city promises");
  register
    .command("import")
    .description("import a register file, all or nothing; its contract is in force when this returns")
    .argument("<file>", "YAML or JSON")
    .option("--dry-run", "check and compare only")
    .action(async (file: string, options: { dryRun?: boolean }) => {
      const dryRun = options.dryRun === true;
      const bytes = await readBytes(file);
      const text = parse(file, bytes);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const placed = await placePictures(text.content, dirname(file));
      const outcome = await context.perform(importFile, {
        content: placed.content,
        pictures: placed.pictures.map(({ file: name, mediaType, bytes: content }) => ({
          file: name,
          mediaType,
          base64: content.toString("base64"),
        })),
        sha256,
        // With a picture missing, or a name that stands twice, it is only told what else is wrong.
        dryRun: dryRun || placed.findings.length + text.faults.length > 0,
      });
      const warnings = reportFindings(file, { ...text, faults: [] }, outcome.warnings);
      for (const line of warnings) context.tell(`Warning: ${line}`);
      const findings = [...placed.findings, ...(outcome.ok ? [] : outcome.findings)];
      if (!outcome.ok || findings.length + text.faults.length > 0) {
        throw new CommandError("refused", reportFindings(file, text, onePerPlace(findings)).join("\n"));
      }
      context.answer(outcome.result, summaryOf(outcome.result, dryRun));
    });
  register
    .command("schema")
    .description("print the JSON Schema of register files, for an editor")
    .action(() => {
      const schema = registerJsonSchema();
      context.answer(schema, JSON.stringify(schema, null, 2));
    });
}

async function readBytes(file: string): Promise<Buffer> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "unreadable";
    throw new CommandError(
      "refused",
      `${file} cannot be read (${reason}): give the path of a register file.`,
      {
        cause: error,
      },
    );
  }
  if (bytes.length > LARGEST_FILE_BYTES) {
    throw new CommandError(
      "refused",
      `${file} is over 48 MB: divide it, a file may hold a part of the register.`,
    );
  }
  return bytes;
}

function parse(file: string, bytes: Buffer): RegisterText {
  try {
    return parseRegisterText(bytes.toString("utf8"));
  } catch (error) {
    if (!(error instanceof RegisterTextError)) throw error;
    throw new CommandError("refused", reportText(file, error).join("\n"), { cause: error });
  }
}

/** Of two that one rule says of one place, the first knows why. */
function onePerPlace(findings: readonly Finding[]): Finding[] {
  const said = new Set<string>();
  return findings.filter(({ path, rule }) => {
    const place = `${pathText(path)} ${rule}`;
    return said.size !== said.add(place).size;
  });
}

function summaryOf({ created, changed, unchanged, deleted }: Imported, dryRun: boolean): string {
  const kinds = ["organisations", "models", "sensors", "devices", "zones"] as const;
  const lines = kinds.map(
    (kind) =>
      `${kind.padEnd(14)} ${created[kind]} created, ${changed[kind]} changed, ${unchanged[kind]} unchanged`,
  );
  const readings = deleted.reduce((sum, { readings: count }) => sum + count, 0);
  if (readings > 0) lines.push(`${readings} readings are deleted: the register no longer allows them.`);
  lines.push(dryRun ? "Nothing was written: this was a dry run." : "The contract is in force.");
  return lines.join("\n");
}
