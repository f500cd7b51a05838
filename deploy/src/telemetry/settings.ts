/**
 * The standard variables of OpenTelemetry that decide whether and where traces go. The rest of them (headers, sampler,
 * batches, time-outs) are read by its own packages.
 *
 * @see OpenTelemetry specification, "Environment Variable Specification" and "OTLP Exporter Configuration"
 */
import * as z from "zod";

const endpoint = z.url({ protocol: /^https?$/, error: "expected an http or https address" }).optional();
const protocol = z.literal("http/protobuf", "expected http/protobuf").optional();

export const telemetrySettings = {
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: endpoint,
  OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: protocol,
  OTEL_TRACES_EXPORTER: z.enum(["otlp", "none"], "expected otlp or none").default("otlp"),
  OTEL_SDK_DISABLED: z.enum(["true", "false"], "expected true or false").default("false"),
};

/** Whether traces are wanted: an address is set, and nothing switches them off. */
export function wantsTraces(data: z.output<z.ZodObject<typeof telemetrySettings>>): boolean {
  const address = data.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? data.OTEL_EXPORTER_OTLP_ENDPOINT;
  return address !== undefined && data.OTEL_TRACES_EXPORTER === "otlp" && data.OTEL_SDK_DISABLED === "false";
}
