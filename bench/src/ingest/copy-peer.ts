/**
 * What one client can write into the same table at most, without a broker, a contract or an answer
 * to anybody: `copy-peer.ts URL copy|unnest MILLISECONDS`, or `copy-peer.ts DIR unnest MILLISECONDS`
 * for the embedded database. Prints rows a second.
 */
import { openDatabase } from "@meetpaal/db";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

const CREATE = `
  create extension if not exists timescaledb;
  drop table if exists peer_reading;
  create table peer_reading (
    datastream_id int              not null,
    time          timestamptz      not null,
    value         double precision not null,
    revision      smallint         not null default 0,
    primary key (datastream_id, time)
  );
  select create_hypertable('peer_reading', by_range('time', interval '1 day'), create_default_indexes => false)`;
const UNNEST = `insert into peer_reading (datastream_id, time, value)
  select * from unnest($1::int[], $2::timestamptz[], $3::float8[]) on conflict do nothing`;
const COPY = "copy peer_reading (datastream_id, time, value) from stdin";

const STREAMS = 15_000;
const STEP_MS = 500;
const BATCH = 1_000;
/** One COPY takes this many: as few round trips as `unnest` would never have. */
const COPY_BATCH = 100_000;

const [, , target = "", way = "", milliseconds = ""] = process.argv;
const firstTimeMs = Date.now() - 600_000;
let made = 0;

function* rows(count: number): Generator<{ datastream: number; time: string; value: number }> {
  for (let i = 0; i < count; i += 1, made += 1) {
    const timeMs = firstTimeMs + Math.floor(made / STREAMS) * STEP_MS;
    yield { datastream: made % STREAMS, time: new Date(timeMs).toISOString(), value: Math.random() * 100 };
  }
}

type Query = (text: string, values?: unknown[]) => Promise<unknown>;

async function insertByUnnest(query: Query): Promise<void> {
  const batch = [...rows(BATCH)];
  await query(UNNEST, [
    batch.map(({ datastream }) => datastream),
    batch.map(({ time }) => time),
    batch.map(({ value }) => value),
  ]);
}

function copyRows(client: pg.Client): Promise<void> {
  return new Promise((resolve, reject) => {
    const copy = client.query(copyFrom(COPY));
    copy.once("finish", resolve);
    copy.once("error", reject);
    let left = COPY_BATCH;
    const write = (): void => {
      while (left > 0) {
        let text = "";
        for (const { datastream, time, value } of rows(BATCH)) text += `${datastream}\t${time}\t${value}\n`;
        left -= BATCH;
        if (!copy.write(text)) {
          copy.once("drain", write);
          return;
        }
      }
      copy.end();
    };
    write();
  });
}

async function measure(step: () => Promise<void>): Promise<void> {
  const startedAt = performance.now();
  const endAt = startedAt + Number(milliseconds);
  while (performance.now() < endAt) await step();
  process.stdout.write(`${Math.round(made / ((performance.now() - startedAt) / 1_000))}\n`);
}

if (target.startsWith("postgres:")) {
  const client = new pg.Client(target);
  await client.connect();
  await client.query(CREATE);
  await measure(
    way === "copy" ? () => copyRows(client) : () => insertByUnnest((...query) => client.query(...query)),
  );
  await client.end();
} else {
  const database = await openDatabase({ dataDir: target });
  const work = database.work("ingest");
  await work.query(CREATE);
  await measure(() => insertByUnnest((...query) => work.query(...query)));
  await database.close();
}
