/** Traces of OpenTelemetry, sent by the product as it runs to a receiver that speaks OTLP over HTTP. */
import { connectAsync } from "mqtt";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import * as z from "zod";
import { freshSettings, meetpaalHere, removeSettings, type Started, startMeetpaal } from "./meetpaal.ts";
import { type OtlpReceiver, openOtlpReceiver, type ReceivedSpan } from "./otlp-receiver.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const FILE = new URL("one-sensor.yaml", import.meta.url).pathname;
const credentialShape = z.object({ secret: z.string(), topics: z.tuple([z.string()]) });
/** Of a proxy before us. */
const PROXY = { traceId: "4bf92f3577b34da6a3ce929d0e0e4736", spanId: "00f067aa0ba902b7" };

let receiver: OtlpReceiver;
let settings: Awaited<ReturnType<typeof freshSettings>>;
let running: Started;

beforeAll(async () => {
  receiver = await openOtlpReceiver();
  settings = await freshSettings({
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_EXPORTER_OTLP_HEADERS: "x-city=proefstad",
    OTEL_SERVICE_NAME: "sensoren",
    OTEL_BSP_SCHEDULE_DELAY: "100",
  });
  running = await startMeetpaal(settings);
  expect((await meetpaalHere(["register", "import", FILE], settings)).code).toBe(0);
});
afterAll(async () => {
  await running.stop();
  await receiver.close();
  await removeSettings(settings);
});

async function spanNamed(name: string): Promise<ReceivedSpan> {
  return await vi.waitFor(
    () => {
      const found = receiver.spans.find((span) => span.name === name);
      if (found === undefined)
        throw new Error(`no span ${name}: ${receiver.spans.map((span) => span.name).join(", ")}`);
      return found;
    },
    { timeout: 20_000 },
  );
}

it("follows a message from its packet to its commit to its answer", async () => {
  const { stdout } = await meetpaalHere(["credential", "create", "box-1", "--json"], settings);
  const { secret, topics } = credentialShape.parse(JSON.parse(stdout));
  const client = await connectAsync(running.addresses.mqtt ?? "", {
    clientId: "box-1",
    username: "box-1",
    password: secret,
  });
  const time = new Date(Math.floor(Date.now() / 60_000 - 5) * 60_000).toISOString();
  await client.publishAsync(topics[0], JSON.stringify({ time, values: { count_in: 731 } }), { qos: 1 });
  await client.endAsync();

  const message = await spanNamed("process readings");
  const commit = await spanNamed("commit");
  expect(message).toMatchObject({
    service: "sensoren",
    parentId: "",
    kind: 5,
    attributes: { "messaging.system": "mqtt", "meetpaal.device.id": "box-1" },
  });
  expect(commit).toMatchObject({ traceId: message.traceId, parentId: message.spanId, kind: 3 });
  expect(commit.startNs).toBeGreaterThanOrEqual(message.startNs - 2_000_000n); // clocks of milliseconds
  expect(commit.endNs).toBeLessThanOrEqual(message.endNs + 2_000_000n);
  expect(receiver.headers()["x-city"]).toBe("proefstad");
  for (const secretPart of [secret, topics[0], "count_in", time])
    expect(receiver.text()).not.toContain(secretPart);
});

it("follows a request by its route, within the trace of a proxy, and tells nothing of what was asked", async () => {
  const traceparent = `00-${PROXY.traceId}-${PROXY.spanId}-01`;
  await fetch(`${running.addresses.api}/sensors?q=Waalkade-geheim`, { headers: { traceparent } });
  await fetch(`${running.addresses.site}/v/een-geheim-kenmerk`);
  expect(await spanNamed("GET /v1/sensors")).toMatchObject({
    traceId: PROXY.traceId,
    parentId: PROXY.spanId,
    kind: 2,
    attributes: { "http.request.method": "GET", "http.response.status_code": 200 },
  });
  await vi.waitFor(() => expect(receiver.spans.filter(({ kind }) => kind === 2).length).toBeGreaterThan(1), {
    timeout: 20_000,
  });
  for (const secretPart of ["geheim", "127.0.0.1"]) expect(receiver.text()).not.toContain(secretPart);
});
