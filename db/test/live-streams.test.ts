/** Streams as the live feed reads them are those that everybody else reads; later it is told of what an import changed. */
import { describe, expect, it } from "vitest";
import { findLiveStreams, findStreams } from "../src/index.ts";
import { editions, useDatabase } from "./database.ts";
import { addVersion, makeStream } from "./register-rows.ts";

const LONG_AGO = "2021-01-01T00:00:00Z";
const TO_COME = "2090-01-01T00:00:00Z";

describe.each(editions)("streams of the live feed (%s)", (edition) => {
  const db = useDatabase(edition);
  const api = () => db.database.work("api");

  it("are as their newest version that holds says, with every rule where one holds values back", async () => {
    const plain = await makeStream(
      db.database,
      {},
      { intervalS: 300, recordedAt: LONG_AGO, validFrom: LONG_AGO },
    );
    const held = await makeStream(
      db.database,
      { below: 5 },
      { below: null, recordedAt: LONG_AGO, validFrom: LONG_AGO },
    );
    const ended = await makeStream(
      db.database,
      {},
      { aggregation: null, recordedAt: LONG_AGO, validFrom: LONG_AGO },
    );
    const removed = await makeStream(
      db.database,
      {},
      { status: "removed", recordedAt: LONG_AGO, validFrom: LONG_AGO },
    );
    const draft = await makeStream(db.database, { status: "draft" });
    const toCome = await makeStream(db.database, {}, { intervalS: 900, status: "draft", validFrom: TO_COME });
    const live = await findLiveStreams(api(), 0, 5_000, null);
    const all = await findStreams(
      api(),
      live.map(({ id }) => id),
    );
    expect(live.map(({ id }) => id)).toEqual(
      [plain, held, ended, removed, draft, toCome].map(({ id }) => id),
    );
    for (const { rules, ...stream } of live) {
      const same = all.find(({ id }) => id === stream.id);
      expect(same).toMatchObject(stream);
      const open = [{ from: expect.any(Date), below: null, delayS: null }];
      expect(rules).toEqual(stream.id === held.id ? same?.rules : open);
    }
    expect(live.map(({ isPublic }) => isPublic)).toEqual([true, true, true, true, false, true]);
    expect(await findLiveStreams(api(), held.id, 2, null)).toEqual(live.slice(2, 4));
  });

  it("are told again after an import that wrote a version of their sensor", async () => {
    const changed = await makeStream(db.database, {});
    await makeStream(db.database, {});
    await addVersion(db.database, changed, { intervalS: 600, recordedAt: LONG_AGO, validFrom: LONG_AGO });
    const { rows } = await api().query<{ id: number }>("select max(import_id) as id from sensor_version");
    await db.database
      .work("contract")
      .query("insert into contract_generation values (1, now(), null), (2, now(), $1), (3, now(), null)", [
        rows[0]?.id,
      ]);
    const since = async (generation: number) =>
      (await findLiveStreams(api(), 0, 5_000, generation)).map(({ id, intervalS }) => [id, intervalS]);
    expect(await since(1)).toEqual([[changed.id, 600]]);
    expect(await since(2)).toEqual([]);

    // Nothing of a sensor changes when its owner is no example any more; what is said of its values does.
    await db.database.work("contract").query(
      `with import as (
        insert into register_import (recorded_at, actor, file_sha256) values (now(), 'test', '') returning id
      ), organisation as (
        insert into organisation_version
        select 'stad', coalesce(max(version), 0) + 1, now(), now(), (select id from import), '', true, '{}'
        from organisation_version
        where organisation_id = 'stad'
      )
      insert into contract_generation select 4, now(), id from import`,
    );
    const after = await findLiveStreams(api(), 0, 5_000, 3);
    expect(after.map(({ id }) => id)).toContain(changed.id);
    expect(new Set(after.map(({ demo }) => demo))).toEqual(new Set([true]));
  });
});
