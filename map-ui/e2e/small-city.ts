/**
 * A city of two crowd zones, whose server the tests may stop and start: the real database, job, API and site, on one port.
 */
import { PassThrough } from "node:stream";
import { createViewer, insertZoneStart } from "@meetpaal/db";
import { openCrowd, openIngest } from "@meetpaal/ingest";
import { openRegistryApi, openSiteData, type RegistryApi } from "@meetpaal/registry-api";
import { pino } from "pino";
import { Registry } from "prom-client";
import { openTestDatabase } from "../../db/test/database.ts";
import { count, type MadeZone, makeZone, minutesAgo } from "../../ingest/test/crowd-zone.ts";
import { insertCity } from "../../registry-api/test/register.ts";
import { openSite } from "../src/index.ts";

const timeZone = "Europe/Amsterdam";

export interface SmallCity {
  /** Without a slash at the end. */
  readonly url: string;
  /** The word alone is public. */
  readonly kade: MadeZone;
  /** The percentage is public. */
  readonly plein: MadeZone;
  /** Counts by hand, and computes. */
  readonly setPeople: (zone: MadeZone, people: number) => Promise<void>;
  /** No level is remembered, so that none has to fall. */
  readonly forget: () => Promise<void>;
  /** As if it had been computed so long ago, by a job that has stopped. */
  readonly age: (zone: MadeZone, seconds: number) => Promise<void>;
  /** Address of a viewer link. */
  readonly makeViewer: (zones: readonly MadeZone[]) => Promise<string>;
  readonly stopServer: () => Promise<void>;
  readonly startServer: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const polygon = (west: number, south: number) => ({
  type: "Polygon" as const,
  coordinates: [
    [west, south],
    [west + 0.003, south],
    [west + 0.003, south + 0.001],
    [west, south],
  ].map(([x = 0, y = 0]): [number, number] => [x, y]),
});

export const openSmallCity = async (): Promise<SmallCity> => {
  const { database, remove } = await openTestDatabase();
  const contract = database.work("contract");
  await insertCity(contract);
  const area = (west: number, south: number) => {
    const { type, coordinates } = polygon(west, south);
    return { type, coordinates: [coordinates] };
  };
  const kade = await makeZone(database, {
    name: { nl: "De Kade", en: "The Quay" },
    area: area(5.86, 51.848),
  });
  const plein = await makeZone(database, {
    name: { nl: "Het Plein", en: "The Square" },
    area: area(5.862, 51.845),
    publicDetail: "percent",
  });
  for (const stream of [kade.in, kade.out, plein.in, plein.out]) {
    await count(database, stream, 4, { fromMs: minutesAgo(60), untilMs: minutesAgo(0) });
  }
  const ingest = await openIngest({ database, timeZone, onProblem: () => {} });
  const crowd = openCrowd({ database, timeZone, onChange: () => {} });
  const site = openSite({ data: openSiteData(database, timeZone), timeZone, demo: true });
  const log = pino({ level: "silent" });
  let port = 0;
  let server: RegistryApi | null = null;

  const setPeople = async (zone: MadeZone, people: number) => {
    await insertZoneStart(contract, {
      zoneId: zone.id,
      kind: "manual",
      people,
      at: new Date(minutesAgo(1)),
      reason: "test",
    });
    await crowd.recompute();
  };
  const stopServer = async () => {
    await server?.close();
    server = null;
  };
  const startServer = async () => {
    server = await openRegistryApi({
      database,
      ingest,
      site,
      live: { connect: () => new PassThrough() },
      publicUrl: `http://127.0.0.1:${port}`,
      timeZone,
      host: "127.0.0.1",
      port,
      log,
      registry: new Registry(),
    });
    ({ port } = server.address);
  };

  await setPeople(kade, 800);
  await setPeople(plein, 800);
  await startServer();
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    kade,
    plein,
    setPeople,
    forget: async () => {
      await contract.query("delete from zone_state");
    },
    age: async (zone, seconds) => {
      await contract.query(
        `update zone_state set as_of = clock_timestamp() - make_interval(secs => $2) where zone_id = $1`,
        [zone.id, seconds],
      );
    },
    makeViewer: async (zones) => {
      const until = new Date(Date.now() + 3_600_000);
      const { token } = await createViewer(contract, { zones: zones.map(({ id }) => id), until });
      return `${url}/v/${token}`;
    },
    stopServer,
    startServer,
    close: async () => {
      await stopServer();
      await ingest.close();
      await crowd.close();
      await remove();
    },
  };
};
