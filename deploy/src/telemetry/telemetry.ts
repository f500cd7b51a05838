/**
 * Traces for OpenTelemetry: each message of a device from packet to commit to answer, and each HTTP request. Its packages
 * are loaded only when traces are wanted, and read their own standard variables.
 *
 * A trace never holds more than the log does: no topic, no payload, no address, no question of a visitor.
 */
import type { MessageSpans } from "@meetpaal/broker";
import type { FollowRequest } from "@meetpaal/registry-api";
import type { Logger } from "pino";
import { followMessages } from "./message-spans.ts";
import { followRequests } from "./request-spans.ts";

export interface Telemetry {
  messages: MessageSpans;
  followRequest: FollowRequest;
  /** Sends what it has, and nothing more afterwards. */
  close: () => Promise<void>;
}

/** What goes wrong with sending is told once in so long: it goes wrong with every batch. */
const TELL_EVERY_MS = 60_000;

export async function openTelemetry(log: Logger): Promise<Telemetry> {
  const api = await import("@opentelemetry/api");
  const { BasicTracerProvider, BatchSpanProcessor } = await import("@opentelemetry/sdk-trace-base");
  const { OTLPTraceExporter } = await import("@opentelemetry/exporter-trace-otlp-proto");
  const { detectResources, envDetector, resourceFromAttributes } = await import("@opentelemetry/resources");
  const { W3CTraceContextPropagator } = await import("@opentelemetry/core");

  let toldAt = Number.NEGATIVE_INFINITY;
  const tell = (): void => {
    if (performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    // Its own text may repeat the address, and what stands in it.
    log.warn("traces could not be sent to OTEL_EXPORTER_OTLP_ENDPOINT");
  };
  const silent = (): void => {};
  api.diag.setLogger(
    { error: tell, warn: silent, info: silent, debug: silent, verbose: silent },
    api.DiagLogLevel.ERROR,
  );
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ "service.name": "meetpaal" }).merge(
      detectResources({ detectors: [envDetector] }),
    ),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  const tracer = provider.getTracer("meetpaal");
  return {
    messages: followMessages(api, tracer),
    followRequest: followRequests(api, tracer, new W3CTraceContextPropagator()),
    close: async () => await provider.shutdown(),
  };
}
