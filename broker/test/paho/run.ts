/**
 * Runs the public MQTT 3.1.1 suite of Eclipse Paho against this broker, with our framing and guards in between: topics
 * that are none of ours go on to aedes, and everybody is let in.
 *
 *     node --import tsx --conditions=source broker/test/paho/run.ts CHECKOUT
 *
 * CHECKOUT is a copy of github.com/eclipse-paho/paho.mqtt.testing; python3 runs its `interoperability/client_test.py`.
 * docs/conformance.md tells the outcome.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { migrate, openDatabase } from "@meetpaal/db";
import { openIngest } from "@meetpaal/ingest";
import { pino } from "pino";
import { Registry } from "prom-client";
import { openBroker } from "../../src/index.ts";

/** The suite wants one filter refused: the first of its `nosubscribe_topics`. */
const REFUSED = "test/nosubscribe";
/** Named apart, since its name is not one that unittest finds by itself. */
const WILL = "will_message_test";
const SUITE = "client_test.Test";

const [checkout] = process.argv.slice(2);
if (checkout === undefined) {
  process.stderr.write("Give the directory of a copy of github.com/eclipse-paho/paho.mqtt.testing.\n");
  process.exit(2);
}
process.exitCode = await run(path.join(checkout, "interoperability"));

async function run(suiteDir: string): Promise<number> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "meetpaal-paho-"));
  const database = await openDatabase({ dataDir });
  await migrate(database);
  const ingest = await openIngest({ database, timeZone: "Europe/Amsterdam", onProblem: () => {} });
  const broker = await openBroker({
    ingest,
    host: "127.0.0.1",
    port: 0,
    log: pino({ level: "warn" }, pino.destination(2)),
    registry: new Registry(),
    relay: { maySubscribe: (filter) => filter !== REFUSED },
  });
  try {
    const { port } = broker.address;
    const failed = await runPython(suiteDir, port, []);
    const willFailed = await runPython(suiteDir, port, [`Test.${WILL}`]);
    return failed === 0 && willFailed === 0 ? 0 : 1;
  } finally {
    await broker.close();
    await ingest.close();
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** @param names - of tests; none: all that unittest finds */
async function runPython(suiteDir: string, port: number, names: string[]): Promise<number> {
  const script = `
import sys, unittest, client_test as suite
suite.host, suite.port = "127.0.0.1", ${port}
suite.topics = ("TopicA", "TopicA/B", "Topic/C", "TopicA/C", "/TopicA")
suite.wildtopics = ("TopicA/+", "+/C", "#", "/#", "/+", "+/+", "TopicA/#")
suite.nosubscribe_topics = ("${REFUSED}",)
sys.exit(not unittest.main(suite, argv=["${SUITE}"] + ${JSON.stringify(names)}, exit=False, verbosity=2).result.wasSuccessful())
`;
  const python = spawn("python3", ["-c", script], { cwd: suiteDir, stdio: ["ignore", "inherit", "inherit"] });
  const [code]: unknown[] = await once(python, "close");
  return code === 0 ? 0 : 1;
}
