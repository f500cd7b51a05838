/**
 * Devices that send over HTTPS: the same decisions as over MQTT, and an answer of success only after the commit.
 *
 * Who it is comes before the body is read; the format is what the register says, whatever the content type.
 */
import { type Delivery, deliver, deliverHook, type Ingest } from "@meetpaal/ingest";
import type { FastifyReply } from "fastify";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod";
import { entryIdSchema, publicIdSchema } from "../contract/vocabulary.ts";
import { ApiError } from "../errors.ts";
import { problemContent } from "../problem/problem-content.ts";
import { PATIENCE_MS, Room } from "./room.ts";
import { authenticateSender } from "./sender.ts";

const MAX_READINGS = 65_536;
/** A network server adds what each of its gateways heard. */
const MAX_HOOK = 262_144;

/** One address may be a whole network server. */
const config = { rateLimit: { max: 60_000, timeWindow: 60_000 } };

const REASONS: Readonly<Record<string, string>> = {
  malformed: "malformed: it is no message of the format that the register gives this device",
  too_large: "too_large: a message has at most 65,536 bytes",
  too_many_values: "too_many_values: a message has at most 1,000 values",
  no_time: "no_time: it has no time of its own",
  bad_time: "bad_time: its time is no moment (RFC 3339, or whole milliseconds)",
};

export function deviceRoutes(ingest: Ingest): FastifyPluginCallbackZod {
  const room = new Room();
  return (app, _options, done) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, parsed) => parsed(null, body));
    /** Who sends, by request: known before its body is read. */
    const senders = new WeakMap<object, string>();

    app.post(
      "/v1/sensors/:publicId/readings",
      {
        config,
        bodyLimit: MAX_READINGS,
        schema: {
          tags: ["Devices"],
          summary:
            "Readings of a device, in the format that the register gives it; signed in with HTTP Basic",
          description:
            "Answered after the commit, as MQTT acknowledges: what was refused is in quarantine with its reason.",
          params: z.strictObject({
            publicId: publicIdSchema.describe("Public number of a sensor granted to the device"),
          }),
          querystring: z.strictObject({}),
          response: {
            204: z.null().describe("Every value is decided, and the decision is committed"),
            400: problemContent,
            401: problemContent,
          },
        },
        onRequest: async (request) => {
          const { publicId } = request.params;
          const deviceId = await authenticateSender(ingest, request);
          senders.set(request, deviceId);
          const size = Number(request.headers["content-length"] ?? 0);
          if (size > MAX_READINGS) {
            refuse(
              await room.wait(0, PATIENCE_MS.device, () => deliver(ingest, deviceId, publicId, null, size)),
            );
          }
        },
      },
      async (request, reply) => {
        const bytes = bytesOf(request.body);
        const deviceId = senders.get(request) ?? "";
        const { publicId } = request.params;
        return answer(
          reply,
          await room.wait(bytes.length, PATIENCE_MS.device, () =>
            deliver(ingest, deviceId, publicId, bytes, bytes.length),
          ),
        );
      },
    );

    app.post(
      "/v1/devices/:deviceId/uplinks",
      {
        config,
        bodyLimit: MAX_HOOK,
        schema: {
          tags: ["Devices"],
          summary:
            "Webhook of a network server of LoRaWAN; signed in with HTTP Basic, or its secret as bearer token",
          description:
            "Answered after the commit, as MQTT acknowledges: what was refused is in quarantine with its reason.",
          params: z.strictObject({ deviceId: entryIdSchema.describe("Id of the device") }),
          querystring: z.strictObject({
            event: z.string().max(40).optional().describe("Kind of message, as ChirpStack names it"),
          }),
          response: {
            400: problemContent,
            401: problemContent,
            204: z
              .null()
              .describe("Every value is decided, and the decision is committed; or nothing was measured"),
          },
        },
        onRequest: async (request) => {
          await authenticateSender(ingest, request, request.params.deviceId);
        },
      },
      async (request, reply) => {
        const bytes = bytesOf(request.body);
        const { deviceId } = request.params;
        return answer(
          reply,
          await room.wait(bytes.length, PATIENCE_MS.hook, () =>
            deliverHook(ingest, deviceId, bytes, request.query.event),
          ),
        );
      },
    );
    done();
  };
}

function bytesOf(body: unknown): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

function answer(reply: FastifyReply, delivery: Delivery): FastifyReply {
  refuse(delivery);
  return reply.status(204).header("cache-control", "no-store").send();
}

/** @throws {ApiError} what a sender had better know; what could not be read is on record by then */
function refuse(delivery: Delivery): void {
  if (delivery.is === "malformed") throw new ApiError("REFUSED", REASONS["malformed"] ?? "");
  if (delivery.is === "dropped") {
    if (delivery.reason === "foreign-topic") {
      throw new ApiError("FORBIDDEN", "This device was never allowed to send for this sensor.");
    }
    throw new ApiError("UNAVAILABLE", "It was not stored. Send it again.");
  }
  if (delivery.is !== "decided" || delivery.faults.length === 0) return;
  const errors = delivery.faults.map(({ reason, position }) => ({
    in: "body" as const,
    name: position === null ? "" : `[${position}]`,
    message: REASONS[reason] ?? reason,
  }));
  const isTooLarge = delivery.faults.some(({ reason }) => reason === "too_large");
  throw new ApiError(
    isTooLarge ? "TOO_LARGE" : "REFUSED",
    "A part of it could not be read, and is not stored; what could be read is.",
    errors,
  );
}
