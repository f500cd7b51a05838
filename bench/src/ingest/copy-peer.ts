/**
 * What one client can write into the same table, without a broker, a contract or an answer to anybody:
 * `copy-peer.ts URL copy|stream|unnest MILLISECONDS FIRST_STEP`, or `copy-peer.ts DIR unnest ...` for the
 * embedded database. `copy` makes as many rows as one batch of the product, copies them as text and waits
 * for the commit; `stream` makes rows while the server reads those before, 100,000 a transaction. As the
 * product's, the table grows from round to round. Prints rows a second, and the first step not used.
 */
import { openDatabase } from "@meetpaal/db";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

const CREATE = `
  create extension if not exists timescaledb;
  create table if not exists peer_reading (
    datastream_id int              not null,
    time          timestamptz      not null,
    value         double precision not null,
    revision      smallint         not null default 0,
    primary key (datastream_id, time)
  );
  select create_hypertable(
    'peer_reading',
    by_range('time', interval '1 day'),
    create_default_indexes => false,
    if_not_exists => true
  )`;
const UNNEST = `insert into peer_reading (datastream_id, time, value)
  select * from unnest($1::int[], $2::timestamptz[], $3::float8[]) on conflict do nothing`;
const COPY = "copy peer_reading (datastream_id, time, value) from stdin";

const STREAMS = 15_000;
const STEP_MS = 500;
const UNNEST_BATCH = 1_000;
const COPY_BATCH = 20_000;
const STREAM_BATCH = 100_000;
/** Rows of one write of a stream. */
const WRITE = 1_000;

const [, , target = "", way = "", milliseconds = "", firstStep = ""] = process.argv;
/** The same for all rounds, however long they take: steps tell them apart. */
const firstTimeMs = Date.UTC(2026, 0, 1);
let step = Number(firstStep);
let stream = 0;
let made = 0;

function* rows(count: number): Generator<{ datastream: number; time: string; value: number }> {
  for (let i = 0; i < count; i += 1, made += 1) {
    yield {
      datastream: stream,
      time: new Date(firstTimeMs + step * STEP_MS).toISOString(),
      value: Math.random() * 100,
    };
    stream += 1;
    if (stream < STREAMS) continue;
    stream = 0;
    step += 1;
  }
}

function textRows(count: number): string {
  let text = "";
  for (const { datastream, time, value } of rows(count)) text += `${datastream}\t${time}\t${value}\n`;
  return text;
}

type Query = (text: string, values?: unknown[]) => Promise<unknown>;

async function insertByUnnest(query: Query): Promise<void> {
  const batch = [...rows(UNNEST_BATCH)];
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
    copy.end(textRows(COPY_BATCH));
  });
}

function streamRows(client: pg.Client): Promise<void> {
  return new Promise((resolve, reject) => {
    const copy = client.query(copyFrom(COPY));
    copy.once("finish", resolve);
    copy.once("error", reject);
    let left = STREAM_BATCH;
    const write = (): void => {
      while (left > 0) {
        left -= WRITE;
        if (!copy.write(textRows(WRITE))) {
          copy.once("drain", write);
          return;
        }
      }
      copy.end();
    };
    write();
  });
}

async function measure(write: () => Promise<void>): Promise<void> {
  const startedAt = performance.now();
  const endAt = startedAt + Number(milliseconds);
  while (performance.now() < endAt) await write();
  const rate = Math.round(made / ((performance.now() - startedAt) / 1_000));
  process.stdout.write(`${rate} ${step + 1}\n`);
}

if (target.startsWith("postgres:")) {
  const client = new pg.Client(target);
  await client.connect();
  await client.query(CREATE);
  const ways: Record<string, () => Promise<void>> = {
    copy: () => copyRows(client),
    stream: () => streamRows(client),
    unnest: () => insertByUnnest((...query) => client.query(...query)),
  };
  await measure(ways[way] ?? (() => Promise.reject(new Error(`there is no way ${way}`))));
  await client.end();
} else {
  const database = await openDatabase({ dataDir: target });
  const work = database.work("ingest");
  await work.query(CREATE);
  await measure(() => insertByUnnest((...query) => work.query(...query)));
  await database.close();
}
