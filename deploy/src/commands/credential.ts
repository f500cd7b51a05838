import type { Command } from "commander";
import type { CommandContext } from "../context.ts";
import { endCredentials, makeCredential } from "../operations/credential.ts";

export function addCredentialCommands(program: Command, context: CommandContext): void {
  const credential = program.command("credential").description("secrets by which devices log in");
  credential
    .command("create")
    .description("give a device a secret; it is shown this once")
    .argument("<device>", "its id in the register")
    .action(async (deviceId: string) => {
      const result = await context.perform(makeCredential, { deviceId });
      context.answer(
        result,
        [
          `user name  ${result.deviceId}`,
          `password   ${result.secret}`,
          ...result.topics.map((topic) => `topic      ${topic}`),
          "The password is shown this once.",
        ].join("\n"),
      );
    });
  credential
    .command("revoke")
    .description("take every secret of a device away, at once")
    .argument("<device>", "its id in the register")
    .action(async (deviceId: string) => {
      const result = await context.perform(endCredentials, { deviceId });
      context.answer(result, `${deviceId} had ${result.revoked} secrets; it can log in no more.`);
    });
}
