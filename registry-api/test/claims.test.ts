/** A device fetches its own secret by a claim code: once, over TLS, and nobody learns why a code does not work. */
import { createCredential, importRegister, listClaimCodes, listCredentials } from "@meetpaal/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createClaimCode } from "../../db/src/index.ts";
import { oneEdition, useDatabase } from "../../db/test/database.ts";
import { sampleRegister } from "../../model/test/sample-register.ts";
import { openTestApp, type TestApp } from "./app.ts";

const IN_AN_HOUR = new Date(Date.now() + 3_600_000);
const DEVICE = "teller-1";

describe.each(oneEdition)("POST /v1/claims (%s)", (edition) => {
  const db = useDatabase(edition);
  let test: TestApp;

  beforeAll(async () => {
    const options = { actor: "test", sha256: "0".repeat(64), timeZone: "Europe/Amsterdam" };
    await importRegister(db.database, sampleRegister(), options);
    test = await openTestApp(db.database);
  });
  afterAll(() => test.close());

  async function makeCode(terms: Partial<Parameters<typeof createClaimCode>[1]> = {}): Promise<string> {
    const all = { deviceIds: [DEVICE], owner: null, expiresAt: IN_AN_HOUR, uses: 1, ...terms };
    const made = await createClaimCode(db.database, all, "test");
    return made.ok ? made.code : "";
  }

  async function claim(body: object, from: { ip?: string; headers?: Record<string, string> } = {}) {
    return await test.app.inject({
      method: "POST",
      url: "/v1/claims",
      body,
      remoteAddress: from.ip ?? "127.0.0.1",
      ...(from.headers === undefined ? {} : { headers: from.headers }),
    });
  }

  it("gives a device its secret and topics, and records who claimed", async () => {
    const code = await makeCode();
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
    const answer = await claim({ deviceId: DEVICE, code: code.toLowerCase().replaceAll("-", "") });
    expect(answer.statusCode).toBe(201);
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(answer.json()).toMatchObject({
      deviceId: DEVICE,
      secret: expect.stringMatching(/^[\w-]{43}$/),
      topics: [expect.stringMatching(/^v1\/sensors\/\w{8}\/readings$/)],
    });
    const work = db.database.work("api");
    const [credential] = await listCredentials(work, DEVICE);
    const [newest] = await listClaimCodes(work);
    expect(newest).toMatchObject({
      uses: 1,
      usesLeft: 0,
      claims: [{ deviceId: DEVICE, credentialId: credential?.id }],
    });
  });

  it("gives a secret once, however many ask at the same time", async () => {
    const code = await makeCode();
    const answers = await Promise.all(
      Array.from({ length: 8 }, async () => (await claim({ deviceId: DEVICE, code })).statusCode),
    );
    expect(answers.toSorted((a, b) => a - b)).toEqual([201, ...Array.from({ length: 7 }, () => 403)]);
  });

  it("refuses a wrong, ended or foreign code by one and the same answer", async () => {
    const ended = await makeCode({ expiresAt: new Date(Date.now() - 1_000) });
    const foreign = await makeCode({ deviceIds: [], owner: null });
    const answers = [];
    for (const code of [ended, foreign, "00000-00000-00000-00000"])
      answers.push(await claim({ deviceId: DEVICE, code }));
    answers.push(await claim({ deviceId: "nobody", code: await makeCode() }));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403]);
    const malformed = await claim({ deviceId: "NOT AN ID", code: "x", more: 1 });
    expect(malformed.statusCode).toBe(400);
    const { errors } = malformed.json<{ errors: { in: string; name: string }[] }>();
    expect(errors.map((error) => `${error.in} ${error.name}`).toSorted()).toEqual([
      "body code",
      "body deviceId",
      "body more",
    ]);
  });

  it("lets a code for an organisation speak for no device that has a secret already", async () => {
    const work = db.database.work("api");
    const { rows } = await work.query<{ owner: string }>("select owner from device where id = $1", [DEVICE]);
    const code = await makeCode({ deviceIds: [], owner: rows[0]?.owner ?? "", uses: 5 });
    await createCredential(db.database, DEVICE);
    expect((await claim({ deviceId: DEVICE, code })).statusCode).toBe(403);
    await work.query("update credential set revoked_at = clock_timestamp() where device_id = $1", [DEVICE]);
    expect((await claim({ deviceId: DEVICE, code })).statusCode).toBe(201);
    expect((await claim({ deviceId: DEVICE, code })).statusCode).toBe(403);
  });

  it("gives no secret over plain HTTP, but behind a proxy that speaks TLS", async () => {
    const code = await makeCode();
    expect((await claim({ deviceId: DEVICE, code }, { ip: "203.0.113.9" })).statusCode).toBe(403);
    const plain = { "x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "http" };
    expect((await claim({ deviceId: DEVICE, code }, { headers: plain })).statusCode).toBe(403);
    const secure = { ...plain, "x-forwarded-proto": "https" };
    expect((await claim({ deviceId: DEVICE, code }, { headers: secure })).statusCode).toBe(201);
  });

  it("answers 429 to an address that tries more than 60 times a minute", async () => {
    const headers = { "x-forwarded-for": "203.0.113.77", "x-forwarded-proto": "https" };
    const codes = [];
    for (let i = 0; i < 61; i += 1) {
      codes.push((await claim({ deviceId: DEVICE, code: "0".repeat(20) }, { headers })).statusCode);
    }
    expect(codes.slice(58)).toEqual([403, 403, 429]);
  });
});
