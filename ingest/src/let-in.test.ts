import { createHash } from "node:crypto";
import type { Database, Work } from "@meetpaal/db";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openIngest } from "./ingest.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance", "setInterval", "clearInterval", "Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A database with one device, that can be away. */
class Away {
  isAway = false;

  readonly work: Work = {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one of `pg`'s seven overloads
    query: (async (statement: string | { text: string }) => {
      if (this.isAway) throw new Error("away");
      const text = typeof statement === "string" ? statement : statement.text;
      if (text.includes("contract_generation"))
        return { rows: [{ generation: 1, nowUs: Date.now() * 1_000 }] };
      return { rows: text.includes("from device d") ? [this.#credential] : [] };
    }) as unknown as Work["query"],
    transaction: () => Promise.reject(new Error("nothing is written here")),
  };

  readonly #credential = {
    deviceId: "box-1",
    owner: "city",
    quota: null,
    certificatesSinceUs: null,
    credentialId: 1,
    certificateSha256: null,
    secretSha256: createHash("sha256").update("secret").digest(),
    expiresUs: null,
    isRevoked: false,
  };

  get database(): Database {
    return {
      edition: "server",
      busyShare: () => 0,
      quietMs: () => 0,
      listen: () => async () => {},
      busySeconds: () => ({ ingest: 0, contract: 0, api: 0, jobs: 0 }),
      work: () => this.work,
      broken: new Promise(() => {}),
      close: async () => {},
    };
  }
}

it("lets known devices in for 15 minutes without a database, and then nobody", async () => {
  const away = new Away();
  const ingest = await openIngest({ database: away.database, timeZone: "UTC", onProblem: () => {} });
  const logIn = (): Promise<object> => ingest.authenticate("box-1", Buffer.from("secret"));
  expect(await logIn()).toEqual({ ok: true, proof: { credentialId: 1 } });

  away.isAway = true;
  await vi.advanceTimersByTimeAsync(14 * 60_000);
  expect(await logIn()).toEqual({ ok: true, proof: { credentialId: 1 } });
  expect(await ingest.authenticate("box-1", Buffer.from("wrong"))).toEqual({ ok: false, reason: "unknown" });
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  expect(await logIn()).toEqual({ ok: false, reason: "unavailable" });

  away.isAway = false;
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await logIn()).toEqual({ ok: true, proof: { credentialId: 1 } });
  await ingest.close();
});

it("lets nobody in before the first contract", async () => {
  const away = new Away();
  away.isAway = true;
  const ingest = await openIngest({ database: away.database, timeZone: "UTC", onProblem: () => {} });
  expect(await ingest.authenticate("box-1", Buffer.from("secret"))).toEqual({
    ok: false,
    reason: "unavailable",
  });
  await ingest.close();
});
