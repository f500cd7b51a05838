/**
 * The acknowledgements of one connection, in the order in which its publishes came (MQTT 5 §4.6): a publish
 * that is decided early waits for those before it. A connection that is gone is answered nothing more; its
 * publishes come again on the next one.
 */
import mqttPacket from "mqtt-packet";

/** MQTT 5 §3.4.2.1. */
export type ReasonCode = 0x00 | 0x87;
export const SUCCESS = 0x00;
export const NOT_AUTHORIZED = 0x87;

export interface Answer {
  readonly messageId: number;
  /** Undefined until the publish is decided. */
  reasonCode: ReasonCode | undefined;
}

export class Answers {
  readonly #write: (packets: Buffer) => void;
  readonly #waiting: Answer[] = [];
  #isFlushDue = false;

  /** @param write - called once for all that are decided together */
  constructor(write: (packets: Buffer) => void) {
    this.#write = write;
  }

  expect(messageId: number): Answer {
    const answer: Answer = { messageId, reasonCode: undefined };
    this.#waiting.push(answer);
    return answer;
  }

  decide(answer: Answer, reasonCode: ReasonCode): void {
    answer.reasonCode = reasonCode;
    if (this.#isFlushDue) return;
    this.#isFlushDue = true;
    queueMicrotask(() => this.#flush());
  }

  #flush(): void {
    this.#isFlushDue = false;
    const undecided = this.#waiting.findIndex(({ reasonCode }) => reasonCode === undefined);
    const decided = this.#waiting.splice(0, undecided === -1 ? this.#waiting.length : undecided);
    if (decided.length > 0) this.#write(Buffer.concat(decided.map((answer) => acknowledge(answer))));
  }
}

function acknowledge({ messageId, reasonCode = SUCCESS }: Answer): Buffer {
  return mqttPacket.generate({ cmd: "puback", messageId, reasonCode }, { protocolVersion: 5 });
}
