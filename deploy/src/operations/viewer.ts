/** Links by which organisers see all numbers of some zones, for a time. */
import { auditZone, createViewer, databaseNow, findZoneDefinitions, revokeViewer } from "@meetpaal/db";
import * as z from "zod";
import { CommandError } from "../command-error.ts";
import { defineOperation } from "../operation.ts";

const ACTOR = "command-line";

/** The link is shown this once: the database keeps a hash of it. */
export const makeViewer = defineOperation({
  name: "viewer.create",
  args: z.strictObject({ zones: z.array(z.string()).min(1), until: z.iso.datetime({ offset: true }) }),
  result: z.strictObject({ id: z.string(), url: z.url() }),
  run: async (database, args, scope) => {
    const work = database.work("contract");
    const known = new Set((await findZoneDefinitions(work)).map((zone) => zone.id));
    const unknown = args.zones.filter((zone) => !known.has(zone));
    if (unknown.length > 0) {
      throw new CommandError(
        "refused",
        `--zones: there is no zone ${unknown.join(", ")}. Zones: ${[...known].join(", ") || "none yet"}.`,
      );
    }
    const now = await databaseNow(work);
    const until = new Date(args.until);
    if (until <= now) {
      throw new CommandError("refused", `--until: expected a moment after now, ${now.toISOString()}.`);
    }
    const zones = [...new Set(args.zones)];
    const { id, token } = await work.transaction(async (tx) => {
      const viewer = await createViewer(tx, { zones, until });
      await auditZone(tx, {
        actor: ACTOR,
        action: "viewer-created",
        kind: "viewer",
        id: viewer.id,
        detail: { zones },
      });
      return viewer;
    });
    return { id, url: `${scope.publicUrl}/v/${token}` };
  },
});

export const endViewer = defineOperation({
  name: "viewer.revoke",
  args: z.strictObject({ id: z.string() }),
  result: z.strictObject({ id: z.string() }),
  run: async (database, { id }) => {
    await database.work("contract").transaction(async (tx) => {
      if (!(await revokeViewer(tx, id))) {
        throw new CommandError(
          "refused",
          `There is no viewer ${id}: use the id that \`viewer create\` printed.`,
        );
      }
      await auditZone(tx, { actor: ACTOR, action: "viewer-revoked", kind: "viewer", id, detail: {} });
    });
    return { id };
  },
});
