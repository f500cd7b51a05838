/**
 * Listens to what brokers say they committed, while somebody wants to know: what nobody sees need not be told. It is a hint
 * and not a record: whatever this misses, the tables tell, so every doubt (a gap in the numbers, another epoch, a
 * connection that was away) is answered by asking them.
 */
import type { Duplex } from "node:stream";
import { COMMITTED_TOPIC } from "@meetpaal/model";
import { connect, MqttClient } from "mqtt";
import * as z from "zod";

/** How to reach a broker as the service: in this process, or over the network. */
export type LiveLink = { connect: () => Duplex } | { url: string; secret: string };

const USER = "service";

const committedSchema = z.object({
  epoch: z.string(),
  number: z.int(),
  values: z.array(z.object({ datastream: z.int(), time: z.string(), value: z.number() })),
});
export type CommittedValue = z.infer<typeof committedSchema>["values"][number];

export interface CommittedOptions {
  link: LiveLink;
  onValues: (values: CommittedValue[]) => void;
  /** Something may have been missed. */
  onDoubt: () => void;
  onError: (error: Error) => void;
}

export interface Committed {
  /** To a broker that tells, or would. */
  isConnected: () => boolean;
  /** Has brokers tell, from now on. */
  hear: () => void;
  /** Has them tell no more. */
  ignore: () => void;
  close: () => Promise<void>;
}

export function listenToCommitted({ link, onValues, onDoubt, onError }: CommittedOptions): Committed {
  const client = openClient(link);
  let last: { epoch: string; number: number } | undefined;
  let isWanted = false;
  let isRefused = false;

  const subscribe = (): void => {
    client.subscribe(COMMITTED_TOPIC, { qos: 0 }, (error, granted) => {
      isRefused = granted?.every(({ qos }) => qos !== 0) ?? true;
      if (isRefused) onError(new Error(`the broker refused ${COMMITTED_TOPIC}`, { cause: error }));
      onDoubt();
    });
  };

  client.on("connect", () => {
    if (isWanted) subscribe();
  });
  client.on("close", () => {
    last = undefined;
  });
  client.on("error", onError);
  client.on("message", (_topic, payload) => {
    const message = parse(payload);
    if (message === undefined) {
      onError(new Error(`a message on ${COMMITTED_TOPIC} has another form`));
      onDoubt();
      return;
    }
    const { epoch, number, values } = message;
    if (last !== undefined && (last.epoch !== epoch || last.number + 1 !== number)) onDoubt();
    last = { epoch, number };
    onValues(values);
  });

  return {
    isConnected: () => client.connected && !isRefused,
    hear: () => {
      if (isWanted) return;
      isWanted = true;
      if (client.connected) subscribe();
    },
    ignore: () => {
      if (!isWanted) return;
      isWanted = false;
      last = undefined;
      // A broker that is away has forgotten it.
      if (client.connected) client.unsubscribe(COMMITTED_TOPIC, () => {});
    },
    close: async () => {
      await client.endAsync(true);
    },
  };
}

function openClient(link: LiveLink): MqttClient {
  const options = {
    clientId: `${USER}:live-${Math.random().toString(36).slice(2)}`,
    username: USER,
    clean: true,
    reconnectPeriod: 1_000,
    resubscribe: false,
  };
  if ("url" in link) return connect(link.url, { ...options, password: link.secret });
  return new MqttClient(() => link.connect(), options);
}

function parse(payload: Buffer): z.infer<typeof committedSchema> | undefined {
  try {
    return committedSchema.safeParse(JSON.parse(payload.toString())).data;
  } catch {
    return undefined;
  }
}
