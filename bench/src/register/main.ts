/**
 * `npm run bench:register`: the register at 100,000 sensors with three versions each, on a native database, beside readings that grow
 * from 1 to 50 million. What is asked goes over HTTP to the product as an operator runs it, all jobs on. Prints tables with the machine.
 *
 * Arguments: `sensors=N readings=N seconds=N`, and parts: `questions`, `export`, `import`, `page`, `readings`; none: all.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import Table from "cli-table3";
import pg from "pg";
import { isWanted, numberOf } from "../arguments.ts";
import { describeLoad, describeMachine } from "../machine.ts";
import { makeDatabase, NativeCluster } from "../native-cluster.ts";
import { prepareCity } from "../prepare-city.ts";
import { type Product, type ProductSettings, startProduct } from "../product.ts";
import { type Asked, askAtRate, askByReaders } from "./ask.ts";
import { type Filled, fillDense, fillReadings } from "./fill-readings.ts";
import { fillRegister, STREAMS_PER_SENSOR, VERSIONS } from "./fill-register.ts";
import { measureFile } from "./measure-file.ts";
import { measureImport } from "./measure-import.ts";
import { pageQuestion, registerQuestions, weekQuestion } from "./questions.ts";

const SENSORS = numberOf("sensors", 100_000);
const PAGE_SENSORS = Math.min(SENSORS, numberOf("page-sensors", 10_000));
const READINGS = numberOf("readings", 50_000_000);
const FEW_READINGS = Math.ceil(READINGS / 50);
const DENSE_READINGS = Math.min(2_000_000, READINGS);
const SECONDS = numberOf("seconds", 10);
/** Readers who ask at once where p99 is looked at: more would measure their queue on two cores. */
const READERS = 4;
const PAGES_PER_SECOND = 300;

const say = (text: string) => process.stdout.write(`${text}\n`);
const ms = (asked: Asked, part: number): string => asked.latencies.percentile(part).toFixed(1);
const whole = (number: number): string => Math.round(number).toLocaleString("en");
const verdict = (isMet: boolean, target: string): string => `${target}: ${isMet ? "met" : "NOT MET"}`;

const folder = await mkdtemp(path.join(tmpdir(), "meetpaal-bench-"));
const cluster = new NativeCluster("bench-register", [
  "shared_buffers=1GB",
  "max_wal_size=8GB",
  "synchronous_commit=off",
]);
say(`${describeMachine()}; ${describeLoad()} at the start`);
try {
  if (["questions", "export", "import", "readings"].some(isWanted)) await benchRegister();
  if (isWanted("page")) await benchPage();
} finally {
  await cluster.remove();
  await rm(folder, { recursive: true, force: true });
}
say(`${describeLoad()} at the end`);

interface Made {
  settings: ProductSettings;
  client: pg.Client;
  publicIds: string[];
}

async function makeRegister(name: string, sensors: number): Promise<Made> {
  say(
    `\n${name}: writing ${whole(sensors)} sensors with ${VERSIONS} versions and ${STREAMS_PER_SENSOR} streams each`,
  );
  const dataDir = path.join(folder, name);
  await mkdir(dataDir);
  const databaseUrl = await makeDatabase(cluster, name);
  const settings = { databaseUrl, dataDir };
  await prepareCity(settings, 1, 1);
  const client = new pg.Client(databaseUrl);
  // When something else fails, the cluster ends before it.
  client.on("error", () => {});
  await client.connect();
  const begun = performance.now();
  await fillRegister(client, sensors);
  say(`  in ${whole((performance.now() - begun) / 1_000)} s`);
  const { rows } = await client.query<{ id: string }>(
    "select public_id as id from sensor order by public_id limit 5000",
  );
  return { settings, client, publicIds: rows.map(({ id }) => id) };
}

async function benchRegister(): Promise<void> {
  const { settings, client, publicIds } = await makeRegister("register", SENSORS);
  const few = await fill(client, FEW_READINGS, 0);
  const withFew = isWanted("questions")
    ? await withProduct(settings, (product) => askAll(product, publicIds))
    : undefined;
  const last = few.streams.at(-1) ?? 0;
  const many = await fill(client, READINGS - FEW_READINGS, last);
  const dense = await fillDense(client, DENSE_READINGS, many.streams.at(-1) ?? last);
  await client.end();
  await withProduct(settings, async (product) => {
    if (withFew !== undefined) sayQuestions(withFew, await askAll(product, publicIds));
    if (isWanted("readings")) await benchReadings(product, many, dense);
    if (isWanted("export")) await benchExport(product);
    if (isWanted("import")) await benchImport(product, settings, publicIds);
  });
}

async function fill(client: pg.Client, readings: number, after: number): Promise<Filled> {
  const begun = performance.now();
  const filled = await fillReadings(client, readings, after);
  say(`  ${whole(readings)} readings in ${whole((performance.now() - begun) / 1_000)} s`);
  return filled;
}

async function withProduct<T>(settings: ProductSettings, run: (product: Product) => Promise<T>): Promise<T> {
  const product = await startProduct(settings);
  try {
    return await run(product);
  } finally {
    await product.stop();
  }
}

function urlOf({ httpUrl }: Product): string {
  if (httpUrl === undefined) throw new Error("the API does not run");
  return httpUrl;
}

async function askAll(product: Product, publicIds: readonly string[]): Promise<Map<string, Asked>> {
  const answers = new Map<string, Asked>();
  for (const [name, next] of Object.entries(registerQuestions(publicIds))) {
    // The first answers open connections and fill caches; nobody's p99 is made of them.
    await askByReaders(urlOf(product), next, { readers: READERS, seconds: 1 });
    answers.set(name, await askByReaders(urlOf(product), next, { readers: READERS, seconds: SECONDS }));
  }
  return answers;
}

function sayQuestions(few: Map<string, Asked>, many: Map<string, Asked>): void {
  const table = new Table({
    head: [
      `${whole(SENSORS)} sensors, ${READERS} readers`,
      `${whole(FEW_READINGS)} readings: p50 / p99 ms`,
      `${whole(READINGS)} readings: p50 / p99 ms`,
      "answers/s",
      "target",
    ],
  });
  for (const [name, asked] of many) {
    const before = few.get(name);
    table.push([
      name,
      before === undefined ? "" : `${ms(before, 0.5)} / ${ms(before, 0.99)}`,
      `${ms(asked, 0.5)} / ${ms(asked, 0.99)}`,
      whole(asked.perSecond),
      verdict(asked.latencies.percentile(0.99) < 50, "p99 < 50"),
    ]);
  }
  say(table.toString());
}

async function benchReadings(
  product: Product,
  { streams, from, until }: Filled,
  dense: number,
): Promise<void> {
  const url = urlOf(product);
  const next = weekQuestion(streams, from, until);
  await askByReaders(url, next, { readers: READERS, seconds: 1 });
  const week = await askByReaders(url, next, { readers: READERS, seconds: SECONDS });
  const window = `from=${from.toISOString()}&to=${until.toISOString()}`;
  const file = { path: `/v1/datastreams/${dense}/readings?${window}`, accept: "text/csv" };
  const csv = await measureFile(url, product.pid, file);
  const table = new Table({ head: [`readings, ${whole(READINGS)} stored`, "measured", "target"] });
  table.push(
    [
      "week by hour, p50 / p99 ms",
      `${ms(week, 0.5)} / ${ms(week, 0.99)} (${whole(week.perSecond)}/s)`,
      verdict(week.latencies.percentile(0.99) < 50, "p99 < 50"),
    ],
    [
      `CSV of ${whole(DENSE_READINGS)} readings`,
      `${csv.megabytes.toFixed(0)} MB in ${csv.seconds.toFixed(1)} s; memory ${whole(csv.beforeMb)} MB, at most ${whole(csv.mostMb)} MB`,
      "constant memory",
    ],
  );
  say(table.toString());
}

async function benchExport(product: Product): Promise<void> {
  const table = new Table({
    head: ["whole register", "size", "seconds", "memory before", "at most", "target"],
  });
  for (const format of ["csv", "geojson", "jsonl", "xlsx"]) {
    const file = await measureFile(urlOf(product), product.pid, {
      path: `/v1/exports/sensors?format=${format}`,
    });
    table.push([
      format,
      `${file.megabytes.toFixed(0)} MB`,
      file.seconds.toFixed(1),
      `${whole(file.beforeMb)} MB`,
      `${whole(file.mostMb)} MB`,
      verdict(file.seconds < 15 && file.mostMb < 200, "< 15 s, < 200 MB"),
    ]);
  }
  say(table.toString());
}

async function benchImport(
  product: Product,
  settings: ProductSettings,
  publicIds: readonly string[],
): Promise<void> {
  const { detail = pageQuestion(publicIds) } = registerQuestions(publicIds);
  const { alone, beside, importSeconds } = await measureImport(urlOf(product), settings, detail, SECONDS);
  const table = new Table({ head: ["100 readers", "p50 / p99 / longest ms", "answers/s"] });
  const row = (name: string, asked: Asked) => [
    name,
    `${ms(asked, 0.5)} / ${ms(asked, 0.99)} / ${ms(asked, 1)}`,
    whole(asked.perSecond),
  ];
  table.push(row("alone", alone), row(`beside an import of ${importSeconds.toFixed(1)} s`, beside));
  say(table.toString());
}

async function benchPage(): Promise<void> {
  const { settings, client, publicIds } = await makeRegister("page", PAGE_SENSORS);
  await fill(client, FEW_READINGS, 0);
  await client.end();
  await withProduct(settings, async (product) => {
    const next = pageQuestion(publicIds);
    await askByReaders(urlOf(product), next, { readers: READERS, seconds: 2 });
    const most = await askByReaders(urlOf(product), next, { readers: READERS, seconds: SECONDS });
    const even = await askAtRate(urlOf(product), next, { perSecond: PAGES_PER_SECOND, seconds: SECONDS });
    const table = new Table({
      head: [`sensor page, ${whole(PAGE_SENSORS)} sensors`, "p50 / p99 ms", "pages/s", "target"],
    });
    table.push(
      [
        `${READERS} readers`,
        `${ms(most, 0.5)} / ${ms(most, 0.99)}`,
        whole(most.perSecond),
        verdict(most.perSecond >= PAGES_PER_SECOND, `>= ${PAGES_PER_SECOND}/s`),
      ],
      [
        `${PAGES_PER_SECOND} a second`,
        `${ms(even, 0.5)} / ${ms(even, 0.99)}`,
        whole(even.perSecond),
        verdict(even.latencies.percentile(0.99) < 40, "p99 < 40"),
      ],
    );
    say(table.toString());
  });
}
