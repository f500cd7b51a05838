/**
 * How long is kept what the service writes down about devices and promises, beside the readings themselves:
 *
 * - what devices sent that the register does not declare: 31 days, for the promise "these fields only" stays at
 *   attention for 30; the names of such keys 31 days after they last came;
 * - what devices did that staff should know: 30 days, as a row of the quarantine; the times that were given to devices
 *   without a clock as long, for no device holds a message longer than it waits for its answer;
 * - how devices lived by day: 400 days, enough to compare with a year ago;
 * - how verdicts changed, and what was deleted on each day: two years, so that a year can be looked back on whole.
 */
import type { Queryable } from "../database.ts";
import { clockUpTo, type NotAfter } from "./cutoff.ts";

/** Most rows a slice deletes. */
const SLICE = 5_000;

const RECORDS = {
  undeclaredDays: remove("undeclared_day", "sensor_id, day", "day", "P31D"),
  undeclaredKeys: remove("undeclared_key", "sensor_id, name", "last_at", "P31D"),
  deviceEvents: remove("device_event", "device_id, class, hour", "hour", "P30D"),
  givenTimes: remove("given_time", "device_id, boot, seq", "given_at", "P30D"),
  deviceDays: remove("device_day", "device_id, day", "day", "P400D"),
  promiseChanges: remove("promise_change", "id", "at", "P2Y"),
  proofDays: remove("retention_proof_day", "datastream_id, tier, day", "day", "P2Y"),
};

function remove(table: string, key: string, time: string, term: string): string {
  return `delete from ${table}
where (${key}) in (
  select ${key}
  from ${table}
  where ${time} < ${clockUpTo("$1")} - interval '${term}'
  order by ${time}
  limit $2
)`;
}

/** Deletes records that are due. @returns how many of each */
export async function expireRecords(
  queryable: Queryable,
  notAfter: NotAfter = "infinity",
): Promise<Record<keyof typeof RECORDS, number>> {
  const expire = async (statement: string): Promise<number> => {
    let total = 0;
    for (let deleted = SLICE; deleted === SLICE; total += deleted) {
      deleted = (await queryable.query(statement, [notAfter, SLICE])).rowCount ?? 0;
    }
    return total;
  };
  return {
    undeclaredDays: await expire(RECORDS.undeclaredDays),
    undeclaredKeys: await expire(RECORDS.undeclaredKeys),
    deviceEvents: await expire(RECORDS.deviceEvents),
    givenTimes: await expire(RECORDS.givenTimes),
    deviceDays: await expire(RECORDS.deviceDays),
    promiseChanges: await expire(RECORDS.promiseChanges),
    proofDays: await expire(RECORDS.proofDays),
  };
}
