/**
 * A receiver of OpenTelemetry's traces over HTTP, which reads of them what tests ask for.
 *
 * @see opentelemetry-proto, `trace.proto` and `trace_service.proto`; Protocol Buffers, "Encoding"
 */
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";

export interface ReceivedSpan {
  service: string;
  name: string;
  traceId: string;
  spanId: string;
  /** "" for the first of a trace. */
  parentId: string;
  /** `trace.proto`, SpanKind: 2 server, 3 client, 5 consumer. */
  kind: number;
  startNs: bigint;
  endNs: bigint;
  attributes: Record<string, string | number>;
}

export interface OtlpReceiver {
  url: string;
  spans: ReceivedSpan[];
  /** Of the newest request. */
  headers: () => IncomingHttpHeaders;
  /** Everything that came, as text: what must not be in it is looked for here. */
  text: () => string;
  close: () => Promise<void>;
}

export async function openOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = [];
  const bodies: Buffer[] = [];
  let headers: IncomingHttpHeaders = {};
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const isTraces = request.method === "POST" && request.url === "/v1/traces";
      const body = Buffer.concat(chunks);
      headers = request.headers;
      bodies.push(body);
      if (isTraces) spans.push(...readTraces(body));
      response.writeHead(isTraces ? 200 : 404, { "content-type": "application/x-protobuf" }).end();
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
    spans,
    headers: () => headers,
    text: () => Buffer.concat(bodies).toString("latin1"),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Field = bigint | Buffer;

/** Fields of a message by number, in their order: varints and fixed64 as integers, the rest as bytes. */
function readMessage(bytes: Buffer): Map<number, Field[]> {
  const fields = new Map<number, Field[]>();
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const part = (length: number): Buffer => bytes.subarray(at, (at += length));
  while (at < bytes.length) {
    const tag = Number(varint());
    const wire = tag & 7;
    let field: Field;
    if (wire === 0) field = varint();
    else if (wire === 1) field = part(8).readBigUInt64LE();
    else if (wire === 5) field = BigInt(part(4).readUInt32LE());
    else field = part(Number(varint()));
    fields.set(tag >> 3, [...(fields.get(tag >> 3) ?? []), field]);
  }
  return fields;
}

function messages(fields: Map<number, Field[]>, number: number): Map<number, Field[]>[] {
  return (fields.get(number) ?? []).flatMap((field) => (Buffer.isBuffer(field) ? [readMessage(field)] : []));
}

function bytesOf(fields: Map<number, Field[]>, number: number): Buffer {
  const field = fields.get(number)?.[0];
  return Buffer.isBuffer(field) ? field : Buffer.alloc(0);
}

function integer(fields: Map<number, Field[]>, number: number): bigint {
  const field = fields.get(number)?.[0];
  return typeof field === "bigint" ? field : 0n;
}

function readAttributes(fields: Map<number, Field[]>, number: number): Record<string, string | number> {
  const attributes: Record<string, string | number> = {};
  for (const pair of messages(fields, number)) {
    const [value = new Map<number, Field[]>()] = messages(pair, 2);
    const key = bytesOf(pair, 1).toString();
    attributes[key] = value.has(1) ? bytesOf(value, 1).toString() : Number(integer(value, 3));
  }
  return attributes;
}

function readTraces(body: Buffer): ReceivedSpan[] {
  return messages(readMessage(body), 1).flatMap((resourceSpans) => {
    const [resource = new Map<number, Field[]>()] = messages(resourceSpans, 1);
    const service = String(readAttributes(resource, 1)["service.name"]);
    return messages(resourceSpans, 2).flatMap((scopeSpans) =>
      messages(scopeSpans, 2).map((span) => ({
        service,
        name: bytesOf(span, 5).toString(),
        traceId: bytesOf(span, 1).toString("hex"),
        spanId: bytesOf(span, 2).toString("hex"),
        parentId: bytesOf(span, 4).toString("hex"),
        kind: Number(integer(span, 6)),
        startNs: integer(span, 7),
        endNs: integer(span, 8),
        attributes: readAttributes(span, 9),
      })),
    );
  });
}
