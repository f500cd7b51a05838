import { durationSeconds, exactDurationSchema } from "@meetpaal/model";
import { type Command, InvalidArgumentError } from "commander";
import type { CommandContext } from "../context.ts";
import { endCredentials, makeCredential } from "../operations/credential.ts";
import { readMoment } from "./moment.ts";

/** Long enough for somebody to bring a new secret to a box in the street. */
const OVERLAP_S = 7 * 86_400;

export function addCredentialCommands(program: Command, context: CommandContext): void {
  const credential = program.command("credential").description("secrets by which devices log in");
  const make = async (
    deviceId: string,
    until: string | undefined,
    overlapS: number | null,
  ): Promise<void> => {
    const result = await context.perform(makeCredential, { deviceId, until: until ?? null, overlapS });
    context.answer(
      result,
      [
        `user name  ${result.deviceId}`,
        `password   ${result.secret}`,
        ...result.topics.map((topic) => `topic      ${topic}`),
        "The password is shown this once.",
      ].join("\n"),
    );
  };
  credential
    .command("create")
    .description("give a device a secret; it is shown this once, and others of the device go on")
    .argument("<device>", "its id in the register")
    .option("--until <moment>", "until when it works (default: until it is revoked)", readMoment)
    .action(async (deviceId: string, { until }: { until?: string }) => await make(deviceId, until, null));
  credential
    .command("rotate")
    .description("give a device a new secret; the others work until the overlap is over")
    .argument("<device>", "its id in the register")
    .option("--overlap <duration>", "how long the others still work, as P7D or PT1H", readOverlap, OVERLAP_S)
    .option("--until <moment>", "until when the new one works (default: until it is revoked)", readMoment)
    .action(
      async (deviceId: string, { overlap, until }: { overlap: number; until?: string }) =>
        await make(deviceId, until, overlap),
    );
  credential
    .command("revoke")
    .description("take every secret of a device away, at once, and refuse its certificates; or one of them")
    .argument("<device>", "its id in the register")
    .option("--id <n>", "this one alone, as `device show` numbers it", readId)
    .action(async (deviceId: string, { id }: { id?: number }) => {
      const result = await context.perform(endCredentials, { deviceId, id: id ?? null });
      context.answer(
        result,
        id === undefined
          ? `${deviceId} had ${result.revoked} secrets; it can log in no more.`
          : `Credential ${id} of ${deviceId} works no more.`,
      );
    });
}

function readOverlap(text: string): number {
  if (exactDurationSchema.safeParse(text).success) return durationSeconds(text);
  throw new InvalidArgumentError("Expected a duration such as P7D or PT1H.");
}

function readId(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Expected the number of a credential.");
}
