/**
 * A trace of each message that the sampler chooses:
 *
 *   process readings   received ──────────────────────────► answered
 *   └ commit                       [ transaction of its batch ]
 *
 * @see OpenTelemetry semantic conventions, "Messaging spans", "Database spans"
 */
import type { MessageSpans } from "@meetpaal/broker";
import type * as api from "@opentelemetry/api";

/** More are under way only when the database is away, and then these tell enough. */
const MOST = 10_000;

interface Followed {
  span: api.Span;
  context: api.Context;
}

export function followMessages(
  { ROOT_CONTEXT, SpanKind, trace }: typeof api,
  tracer: api.Tracer,
): MessageSpans {
  const underWay = new Map<string, Followed>();

  /** What was dropped is never answered: the oldest makes room. */
  function makeRoom(): void {
    if (underWay.size < MOST) return;
    for (const [id, { span }] of underWay) {
      underWay.delete(id);
      span.end();
      return;
    }
  }

  return {
    received: (deviceId, size) => {
      const span = tracer.startSpan(
        "process readings",
        {
          kind: SpanKind.CONSUMER,
          attributes: {
            "messaging.system": "mqtt",
            "messaging.operation.type": "process",
            "messaging.message.body.size": size,
            "meetpaal.device.id": deviceId,
          },
        },
        ROOT_CONTEXT,
      );
      if (!span.isRecording()) return undefined;
      const { traceId } = span.spanContext();
      makeRoom();
      underWay.set(traceId, { span, context: trace.setSpan(ROOT_CONTEXT, span) });
      return traceId;
    },
    committed: (ids, seconds, messages) => {
      const endedMs = Date.now();
      for (const id of ids) {
        const followed = underWay.get(id);
        if (followed === undefined) continue;
        const commit = tracer.startSpan(
          "commit",
          {
            kind: SpanKind.CLIENT,
            startTime: endedMs - seconds * 1_000,
            attributes: {
              "db.system.name": "postgresql",
              "db.operation.name": "commit",
              "meetpaal.batch.messages": messages,
            },
          },
          followed.context,
        );
        commit.end(endedMs);
      }
    },
    acknowledged: (id) => {
      underWay.get(id)?.span.end();
      underWay.delete(id);
    },
  };
}
