/** Somebody who writes a reading, and somebody who reads the newest hours, over and over: how long each waited at most. */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

const PAUSE_MS = 20;

const WRITE = `insert into reading (datastream_id, time, value)
select id, clock_timestamp(), 1
from datastream
order by random()
limit 1`;

const READ = `select count(*)
from reading
where datastream_id = (select id from datastream order by random() limit 1)
  and time >= now() - interval 'P7D'`;

export interface Probed {
  longestReadMs: number;
  longestWriteMs: number;
  /** Readings. */
  written: number;
}

export function probe(databaseUrl: string): { stop: () => Promise<Probed> } {
  const over = new AbortController();
  const repeat = async (statement: string): Promise<{ longestMs: number; times: number }> => {
    const client = new pg.Client(databaseUrl);
    await client.connect();
    let [longestMs, times] = [0, 0];
    while (!over.signal.aborted) {
      const begunMs = performance.now();
      await client.query(statement);
      longestMs = Math.max(longestMs, performance.now() - begunMs);
      times += 1;
      await sleep(PAUSE_MS);
    }
    await client.end();
    return { longestMs, times };
  };
  const both = Promise.all([repeat(READ), repeat(WRITE)]);
  return {
    stop: async () => {
      over.abort();
      const [read, write] = await both;
      return { longestReadMs: read.longestMs, longestWriteMs: write.longestMs, written: write.times };
    },
  };
}
