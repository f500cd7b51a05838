/** Metrics of the broker and of ingest, as docs/interface.md names them. */
import type { Ingest } from "@meetpaal/ingest";
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import type { QoS } from "./connection/ticket.ts";
import type { Limit } from "./guards/limit.ts";

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];

/** What is read when somebody asks, instead of being counted twice. */
export interface Readable {
  devices: () => number;
  inflightMessages: () => number;
  inflightBytes: () => number;
}

export interface BrokerMetrics {
  received: (qos: QoS) => void;
  /** @param seconds - from receiving to answering */
  acknowledged: (seconds: number) => void;
  /** A limit slowed somebody down, or kept somebody out. */
  limited: (limit: Limit) => void;
  /** @param code - of CONNACK */
  refused: (code: number) => void;
  /** Publishes taken in and answered until now. */
  counts: () => { received: number; acknowledged: number };
}

export function registerMetrics(registry: Registry, ingest: Ingest, readable: () => Readable): BrokerMetrics {
  const registers = [registry];
  gauge("meetpaal_connected_devices", "Devices that are logged in", () => readable().devices());
  gauge("meetpaal_inflight_messages", "Publishes taken in and not answered", () =>
    readable().inflightMessages(),
  );
  gauge("meetpaal_inflight_bytes", "Bytes of their payloads", () => readable().inflightBytes());
  counter("meetpaal_readings_committed_total", "Readings stored", () => ingest.counts.committed);
  counter(
    "meetpaal_readings_repeated_total",
    "Readings that were stored already",
    () => ingest.counts.repeated,
  );
  counter("meetpaal_undeclared_values_total", "Values dropped unseen", () => ingest.counts.undeclared);
  counter("meetpaal_not_granted_messages_total", "Publishes for a sensor no longer granted", () => {
    return ingest.counts.notGranted;
  });
  const quarantined = new Counter({
    name: "meetpaal_values_quarantined_total",
    help: "Values and messages refused, by reason",
    labelNames: ["reason"],
    registers,
    collect: () => {
      quarantined.reset();
      for (const [reason, count] of ingest.counts.quarantined) quarantined.inc({ reason }, count);
    },
  });

  const receivedByQoS = [0, 0, 0];
  const received = new Counter({
    name: "meetpaal_messages_received_total",
    help: "Publishes taken in",
    labelNames: ["qos"],
    registers,
    collect: () => {
      received.reset();
      for (const [qos, count] of receivedByQoS.entries()) received.inc({ qos: String(qos) }, count);
    },
  });
  let acknowledgedCount = 0;
  counter(
    "meetpaal_messages_acknowledged_total",
    "Publishes answered after their commit",
    () => acknowledgedCount,
  );
  const acknowledge = new Histogram({
    name: "meetpaal_acknowledge_duration_seconds",
    help: "From receiving a publish to answering it",
    buckets: SECONDS,
    registers,
  });
  const commit = new Histogram({
    name: "meetpaal_commit_duration_seconds",
    help: "One transaction of a batch",
    buckets: SECONDS,
    registers,
  });
  const limited = new Counter({
    name: "meetpaal_limits_total",
    help: "How often a limit slowed somebody down or kept somebody out",
    labelNames: ["limit"],
    registers,
  });
  const refused = new Counter({
    name: "meetpaal_logins_refused_total",
    help: "Clients that were not let in, by CONNACK code",
    labelNames: ["code"],
    registers,
  });
  ingest.listen({ committed: (_changes, seconds) => commit.observe(seconds) });

  function gauge(name: string, help: string, value: () => number): void {
    const metric: Gauge = new Gauge({ name, help, registers, collect: () => metric.set(value()) });
  }

  function counter(name: string, help: string, value: () => number): void {
    const metric: Counter = new Counter({
      name,
      help,
      registers,
      collect: () => {
        metric.reset();
        metric.inc(value());
      },
    });
  }

  return {
    received: (qos) => {
      receivedByQoS[qos] = (receivedByQoS[qos] ?? 0) + 1;
    },
    acknowledged: (seconds) => {
      acknowledgedCount += 1;
      acknowledge.observe(seconds);
    },
    limited: (limit) => limited.inc({ limit }),
    refused: (code) => refused.inc({ code: String(code) }),
    counts: () => ({
      received: receivedByQoS.reduce((sum, count) => sum + count, 0),
      acknowledged: acknowledgedCount,
    }),
  };
}
