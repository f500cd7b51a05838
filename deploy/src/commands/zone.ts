import { type Command, InvalidArgumentError } from "commander";
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";
import { countZone, noticeZone, type ZoneResult } from "../operations/zone.ts";
import { readMoment } from "./moment.ts";

interface NoticeOptions {
  closed?: true;
  until?: string;
  text?: string;
  clear?: true;
}

export function addZoneCommands(program: Command, context: CommandContext): void {
  const zone = program.command("zone").description("what people on the ground say of a crowd zone");
  zone
    .command("count")
    .description("start counting from a number of people that was counted by hand")
    .argument("<zone>", "id of the zone")
    .argument("<people>", "how many people were there", readPeople)
    .option("--at <moment>", "when they were counted (default: now)", readMoment)
    .requiredOption("--reason <text>", "why it was counted by hand")
    .action(async (id: string, people: number, options: { at?: string; reason: string }) => {
      const result = await context.perform(countZone, {
        zone: id,
        people,
        at: options.at ?? null,
        reason: options.reason,
      });
      context.answer(result, describe(result));
    });
  zone
    .command("notice")
    .description("close a zone, or say something of it, to everybody")
    .argument("<zone>", "id of the zone")
    .option("--closed", "nobody can go in now")
    .option("--until <moment>", "until when this holds (default: until --clear)", readMoment)
    .option("--text <text>", "what visitors read")
    .option("--clear", "take away what was said")
    .action(async (id: string, options: NoticeOptions) => {
      const result = await context.perform(noticeZone, { zone: id, notice: readNotice(options) });
      context.answer(result, describe(result));
    });
}

function readPeople(text: string): number {
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Expected a whole number of people, 0 or more.");
}

interface NoticeArgs {
  closed: boolean;
  until: string | null;
  text: string | null;
}

/** @returns null: take away what was said */
function readNotice({ closed, until, text, clear }: NoticeOptions): NoticeArgs | null {
  if (clear === true) {
    if (closed === undefined && until === undefined && text === undefined) return null;
    throw new CommandError("usage", "--clear takes everything away: give it alone.");
  }
  if (closed === undefined && text === undefined) {
    throw new CommandError("usage", "Nothing to say: give --closed, --text or --clear.");
  }
  return { closed: closed ?? false, until: until ?? null, text: text ?? null };
}

/** A zone's new state in words. */
function describe(zone: ZoneResult): string {
  const lines = [`${zone.id}: ${zone.level}${zone.reason === null ? "" : ` (${zone.reason})`}`];
  if (zone.level === "closed") lines.push(`counted beneath: ${zone.computedLevel}`);
  if (zone.occupancy !== null) {
    lines.push(`about ${zone.occupancy} people, between ${zone.low} and ${zone.high} (${zone.percent} %)`);
  }
  if (zone.notice?.text) lines.push(`notice: ${zone.notice.text}`);
  if (zone.notice?.until) lines.push(`until ${zone.notice.until}`);
  return lines.join("\n");
}
