import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { sampleRegister } from "../../model/test/sample-register.ts";
import { createCredential, importRegister, listCredentials, revokeCredentials } from "../src/index.ts";
import { editions, type TestDatabase, useDatabase } from "./database.ts";

interface Row {
  hash: string;
  isOpen: boolean;
}

async function credentials(db: TestDatabase): Promise<Row[]> {
  const { rows } = await db.database
    .work("api")
    .query<Row>(
      `select encode(secret_sha256, 'hex') as "hash", revoked_at is null as "isOpen" from credential order by id`,
    );
  return rows;
}

async function generation(db: TestDatabase): Promise<number> {
  const { rows } = await db.database
    .work("api")
    .query<{ number: number }>(`select max(number) as "number" from contract_generation`);
  return rows[0]?.number ?? 0;
}

describe.each(editions)("a credential (%s)", (edition) => {
  const db = useDatabase(edition);
  let publicId: string | null = null;

  beforeAll(async () => {
    const outcome = await importRegister(db.database, sampleRegister(), {
      actor: "test",
      sha256: "0".repeat(64),
      timeZone: "Europe/Amsterdam",
    });
    publicId = outcome.ok ? (outcome.result.sensors[0]?.publicId ?? null) : null;
  });

  it("is 256 bits, of which only the hash is kept", async () => {
    const before = await generation(db);
    const made = await createCredential(db.database, "teller-1", "test");
    expect(made?.secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(made?.publicIds).toEqual([publicId]);
    const hash = createHash("sha256")
      .update(made?.secret ?? "")
      .digest("hex");
    expect(await credentials(db)).toEqual([{ hash, isOpen: true }]);
    expect(await generation(db)).toBe(before + 1);
  });

  it("is another each time, and the older goes on", async () => {
    await createCredential(db.database, "teller-1", "test");
    const [first, second] = await credentials(db);
    expect(first?.hash).not.toBe(second?.hash);
    expect(first?.isOpen).toBe(true);
  });

  it("ends when its terms say so, and ends the others after their overlap", async () => {
    const expiresAt = new Date(Date.now() + 3_600_000);
    await createCredential(db.database, "teller-1", "test", { expiresAt, othersEndAfterS: 60 });
    const { rows } = await db.database.work("api").query<{ ends: number | null }>(
      `select round(extract(epoch from expires_at - (select max(created_at) from credential)))::int as "ends"
         from credential order by id`,
    );
    expect(rows.slice(0, -1).map(({ ends }) => ends)).toEqual([60, 60]);
    expect(Math.abs((rows.at(-1)?.ends ?? 0) - 3_600)).toBeLessThan(60);
    // A later rotation never makes one live longer.
    await createCredential(db.database, "teller-1", "test", { othersEndAfterS: 86_400 });
    const [first] = await listCredentials(db.database.work("api"), "teller-1").then((all) =>
      all.toReversed(),
    );
    expect(first?.expiresAt?.getTime()).toBeLessThan(Date.now() + 3_600_000);
    await db.database.work("api").query("delete from credential where id > 2");
  });

  it("is taken away with all others of the device, once", async () => {
    const before = await generation(db);
    expect(await revokeCredentials(db.database, "teller-1", "test")).toBe(2);
    expect(await revokeCredentials(db.database, "teller-1", "test")).toBe(0);
    expect((await credentials(db)).map(({ isOpen }) => isOpen)).toEqual([false, false]);
    expect(await generation(db)).toBe(before + 2);
  });

  it("is not given to a device that is not there", async () => {
    expect(await createCredential(db.database, "nobody", "test")).toBeNull();
    expect(await revokeCredentials(db.database, "nobody", "test")).toBeNull();
    expect(await credentials(db)).toHaveLength(2);
  });
});
