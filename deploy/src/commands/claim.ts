import { type Command, InvalidArgumentError } from "commander";
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";
import { type ClaimCodeEntry, endClaimCode, listClaims, makeClaimCode } from "../operations/claim.ts";
import { readMoment } from "./moment.ts";

interface CreateOptions {
  device?: string[];
  owner?: string;
  until: string;
  count?: number;
}

export function addClaimCommands(program: Command, context: CommandContext): void {
  const claim = program.command("claim").description("codes by which devices fetch their own secret");
  claim
    .command("create")
    .description(
      "make a code for a device, for several, or for those of an organisation that have no secret yet",
    )
    .option("--device <ids...>", "ids of devices")
    .option("--owner <id>", "every device of this organisation that has no secret that works")
    .requiredOption("--until <moment>", "until when the code works", readMoment)
    .option("--count <n>", "how often it works (default: once for each device named)", readCount)
    .action(async (options: CreateOptions) => {
      const { device: deviceIds = [], owner = null, until, count } = options;
      if (deviceIds.length === 0 && owner === null) {
        throw new CommandError("usage", "For whom? Give --device or --owner.");
      }
      if (owner !== null && count === undefined) {
        throw new CommandError("usage", "--count: how many devices of the organisation may use it?");
      }
      const uses = count ?? deviceIds.length;
      const result = await context.perform(makeClaimCode, { deviceIds, owner, until, uses });
      context.answer(
        result,
        [
          `code  ${result.code}`,
          `POST { "deviceId", "code" } to ${result.url}. The code is shown this once.`,
          `To end it earlier: meetpaal claim revoke ${result.id}`,
        ].join("\n"),
      );
    });
  claim
    .command("list")
    .description("the newest codes first, and who claimed by each")
    .action(async () => {
      const result = await context.perform(listClaims, {});
      context.answer(result, result.items.flatMap(inWords).join("\n") || "No claim code was made yet.");
    });
  claim
    .command("revoke")
    .description("end a code now; what was claimed by it goes on")
    .argument("<id>", "as `claim create` printed it", readCount)
    .action(async (id: number) => {
      const result = await context.perform(endClaimCode, { id });
      context.answer(result, `The claim code ${id} works no more.`);
    });
}

function inWords({ id, owner, deviceIds, uses, usesLeft, ...code }: ClaimCodeEntry): string[] {
  const whom = [...deviceIds, ...(owner === null ? [] : [`devices of ${owner} without a secret`])];
  const end = code.revokedAt === null ? `until ${code.expiresAt}` : `revoked ${code.revokedAt}`;
  return [
    `${id}: for ${whom.join(", ")}; ${usesLeft} of ${uses} uses left, ${end}`,
    ...code.claims.map(
      ({ deviceId, credentialId, claimedAt }) => `   ${claimedAt} ${deviceId}, credential ${credentialId}`,
    ),
  ];
}

function readCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 100_000) return count;
  throw new InvalidArgumentError("Expected a whole number from 1 to 100000.");
}
