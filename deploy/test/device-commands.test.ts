/** A device's life by command: claimed over HTTP, let in over TLS, given a new secret, shown, and cut off by another process. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { connectAsync, type MqttClient } from "mqtt";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { Certificates } from "../../broker/test/authority.ts";
import { editions, type OpenedDatabase, openTestDatabase } from "../../db/test/database.ts";
import { freshSettings, meetpaalHere, removeSettings, type Started, startMeetpaal } from "./meetpaal.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const FILE = fileURLToPath(new URL("one-sensor.yaml", import.meta.url));
/** A promise of the product. */
const CUT_WITHIN_MS = 2_000;
const secretShape = z.object({ secret: z.string(), topics: z.array(z.string()) });

describe("the commands of devices", () => {
  // On a server database a command is another process than the one that the device is connected to.
  const edition = editions.at(-1) ?? "embedded";
  let opened: OpenedDatabase;
  let certificates: Certificates;
  let settings: Awaited<ReturnType<typeof freshSettings>>;
  let running: Started;
  const clients: MqttClient[] = [];

  beforeAll(async () => {
    opened = await openTestDatabase(edition);
    certificates = await Certificates.make();
    const { options } = opened;
    settings = await freshSettings({
      ...("url" in options ? { DATABASE_URL: options.url } : {}),
      MQTTS_PORT: "0",
      TLS_CERT: certificates.own.cert,
      TLS_KEY: certificates.own.key,
    });
    running = await startMeetpaal(settings);
    await command("register", "import", FILE);
  });
  afterAll(async () => {
    for (const client of clients) client.end(true);
    await running.stop();
    await opened.remove();
    await certificates.remove();
    await removeSettings(settings);
  });

  async function command(...args: string[]): Promise<unknown> {
    const { code, stdout, stderr } = await meetpaalHere([...args, "--json"], settings);
    expect([stderr, code]).toEqual(["", 0]);
    return JSON.parse(stdout);
  }

  async function logIn(secret: string, suffix: string): Promise<MqttClient> {
    const client = await connectAsync(running.addresses.mqtts?.replace("127.0.0.1", "localhost") ?? "", {
      clientId: `box-1:${suffix}`,
      username: "box-1",
      password: secret,
      reconnectPeriod: 0,
      ca: await readFile(certificates.own.cert),
    });
    clients.push(client);
    return client;
  }

  /** From the moment that a revocation is committed until its device has no connection; negative: in the same moment. */
  async function cutAfterMs(client: MqttClient, ...which: string[]): Promise<number> {
    const gone = new Promise<number>((resolve) => client.once("close", () => resolve(Date.now())));
    await command("credential", "revoke", "box-1", ...which);
    const { revokedMs } = await opened.database
      .work("api")
      .query<{ revokedMs: number }>(
        `select extract(epoch from max(revoked_at))::float8 * 1000 as "revokedMs" from credential`,
      )
      .then(({ rows: [row] }) => row ?? { revokedMs: Number.NaN });
    return (await gone) - revokedMs;
  }

  it("are claimed, let in over TLS, rotated with overlap, shown, and revoked", async () => {
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const { code } = z
      .object({ code: z.string(), url: z.url() })
      .parse(await command("claim", "create", "--device", "box-1", "--until", until));
    // Without PUBLIC_URL, and with a free port, another process cannot know the address.
    const answer = await fetch(`${running.addresses.api}/claims`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ deviceId: "box-1", code }),
    });
    expect(answer.status).toBe(201);
    const first = secretShape.parse(await answer.json());
    const before = await logIn(first.secret, "first");
    const topic = first.topics[0] ?? "";
    await before.publishAsync(topic, JSON.stringify({ time: Date.now() - 60_000, values: {} }), { qos: 1 });

    const second = secretShape.parse(await command("credential", "rotate", "box-1", "--overlap", "PT1H"));
    const after = await logIn(second.secret, "second");
    expect(before.connected).toBe(true);
    const claims = await command("claim", "list");
    expect(claims).toMatchObject({ items: [{ usesLeft: 0, claims: [{ deviceId: "box-1" }] }] });

    const shown = async (): Promise<unknown> => await command("device", "show", "box-1");
    await expect.poll(shown, { timeout: 30_000 }).toMatchObject({
      sensors: ["gemeente-voorbeeldstad/S-1"],
      credentials: [
        { kind: "secret", expiresAt: null, isUsable: true, lastUsedAt: expect.any(String) },
        { kind: "secret", expiresAt: expect.any(String), isUsable: true, lastUsedAt: expect.any(String) },
      ],
    });
    const { credentials } = z
      .object({ credentials: z.array(z.object({ id: z.int() })) })
      .parse(await shown());

    expect(await cutAfterMs(before, "--id", String(credentials[1]?.id))).toBeLessThan(CUT_WITHIN_MS);
    expect(after.connected).toBe(true);
    expect(await cutAfterMs(after)).toBeLessThan(CUT_WITHIN_MS);
    await expect(logIn(second.secret, "third")).rejects.toThrow(/Not authorized|refused/i);
    expect((await meetpaalHere(["device", "show", "box-1"], settings)).stdout).toMatch(
      /^secret +\d+, revoked .*last used 20/m,
    );
  });

  it("say what is wrong in a sentence", async () => {
    const until = new Date(Date.now() + 3_600_000).toISOString();
    for (const [args, sentence] of [
      [["credential", "revoke", "box-1", "--id", "999999"], /has no credential 999999/],
      [["claim", "create", "--device", "nobody", "--until", until], /There is no device nobody/],
      [["claim", "revoke", "99999"], /There is no claim code 99999/],
    ] as const) {
      const { stderr, code } = await meetpaalHere(args, settings);
      expect(stderr).toMatch(sentence);
      expect(code).toBeGreaterThan(0);
    }
  });
});
