/** What the database itself refuses though the contract allows it, or breaks off: no other message suffers, and none is lost. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { editions } from "../../db/test/database.ts";
import { City, reading, type TestDevice } from "./city.ts";
import { RawClient } from "./raw-client.ts";

describe.each(editions)("a database that refuses (%s)", (edition) => {
  let city: City;
  let device: TestDevice;
  let client: RawClient;

  beforeAll(async () => {
    city = await City.open({ edition });
    device = await city.addDevice();
    const login = { username: device.deviceId, password: Buffer.from(device.secret) };
    ({ client } = await RawClient.logIn(city.port, login));
  });
  afterAll(async () => {
    client.end();
    await city.close();
  });

  it("has the one message it can never take set aside as internal, and the others stored", async () => {
    await city.query("alter table reading add constraint never check (value <> 666)");
    for (let id = 1; id <= 20; id += 1) client.publish(device.topic, reading(id, id === 7 ? 666 : id), id);
    await expect.poll(() => client.count("puback"), { timeout: 15_000 }).toBe(20);
    expect(await city.readingCount()).toBe(19);
    expect(await city.query("select reason, count, value from quarantine")).toEqual([
      { reason: "internal", count: 1, value: null },
    ]);
    expect(await city.registry.metrics()).toContain('meetpaal_values_quarantined_total{reason="internal"} 1');
  });

  it("is asked again after a deadlock (40P01), and each reading is stored once", async () => {
    // Of its sequence nothing is rolled back: the first attempt alone ends so.
    await city.query("create sequence attempt");
    await city.query(`create function deadlock() returns trigger language plpgsql as $$
      begin
        if nextval('attempt') = 1 then raise exception 'deadlock' using errcode = '40P01'; end if;
        return new;
      end $$`);
    await city.query(
      "create trigger deadlock before insert on reading for each row execute function deadlock()",
    );
    const before = await city.readingCount();
    const answered = client.count("puback");
    for (let id = 101; id <= 120; id += 1) client.publish(device.topic, reading(id), id);
    await expect.poll(() => client.count("puback"), { timeout: 15_000 }).toBe(answered + 20);
    expect((await city.readingCount()) - before).toBe(20);
    // One that was broken off, and each of the twenty once.
    expect(await city.query("select last_value::int as attempts from attempt")).toEqual([{ attempts: 21 }]);
  });
});
