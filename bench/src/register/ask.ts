/** Readers over HTTP, on connections that stay open: as many at once as are wanted, or at an even rate. */
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { Latencies } from "../load/latencies.ts";

export interface Question {
  path: string;
  accept?: string;
}

export interface Asked {
  latencies: Latencies;
  answers: number;
  perSecond: number;
  /** Bytes of all bodies. */
  bytes: number;
}

/** Each reader asks again as soon as it has its answer. */
export async function askByReaders(
  url: string,
  next: () => Question,
  { readers, seconds }: { readers: number; seconds: number },
): Promise<Asked> {
  const agent = new Agent({ keepAlive: true, maxSockets: readers });
  const latencies = new Latencies();
  const begun = performance.now();
  const end = begun + seconds * 1_000;
  let answers = 0;
  let bytes = 0;
  const read = async (): Promise<void> => {
    while (performance.now() < end) {
      const asked = performance.now();
      bytes += await ask(url, next(), agent);
      latencies.add(performance.now() - asked);
      answers += 1;
    }
  };
  await Promise.all(Array.from({ length: readers }, read));
  agent.destroy();
  return { latencies, answers, bytes, perSecond: answers / ((performance.now() - begun) / 1_000) };
}

/** A latency counts from the moment a question was due, so a stall is not left out. */
export async function askAtRate(
  url: string,
  next: () => Question,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<Asked> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const latencies = new Latencies();
  const begun = performance.now();
  let bytes = 0;
  const under: Promise<void>[] = [];
  const questions = perSecond * seconds;
  for (let place = 0; place < questions; place += 1) {
    const due = begun + (place * 1_000) / perSecond;
    if (due > performance.now()) await sleep(due - performance.now());
    under.push(
      ask(url, next(), agent).then((length) => {
        latencies.add(performance.now() - due);
        bytes += length;
      }),
    );
  }
  await Promise.all(under);
  agent.destroy();
  return {
    latencies,
    answers: questions,
    bytes,
    perSecond: questions / ((performance.now() - begun) / 1_000),
  };
}

/** @returns bytes of the body, which is read and thrown away */
export async function ask(
  url: string,
  { path, accept = "application/json" }: Question,
  agent?: Agent,
): Promise<number> {
  return await new Promise((resolve, reject) => {
    const asking = request(new URL(path, url), { agent, headers: { accept } }, (answer) => {
      let bytes = 0;
      answer.on("data", (chunk: Buffer) => (bytes += chunk.length));
      answer.on("error", reject);
      answer.on("end", () => {
        if (answer.statusCode === 200) resolve(bytes);
        else reject(new Error(`${path} answered ${answer.statusCode}`));
      });
    });
    asking.on("error", reject);
    asking.end();
  });
}
