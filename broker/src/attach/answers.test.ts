import { setImmediate as turn } from "node:timers/promises";
import mqttPacket from "mqtt-packet";
import { expect, it } from "vitest";
import { Answers, NOT_AUTHORIZED, SUCCESS } from "./answers.ts";

/** What was written, one list for each write. */
function open(): { answers: Answers; written: [id: number, code: number][][] } {
  const written: [number, number][][] = [];
  const answers = new Answers((packets) => {
    const ids: [number, number][] = [];
    const parser = mqttPacket.parser({ protocolVersion: 5 });
    parser.on("packet", (packet) => {
      if (packet.cmd === "puback") ids.push([packet.messageId ?? 0, packet.reasonCode ?? 0]);
    });
    parser.parse(packets);
    written.push(ids);
  });
  return { answers, written };
}

it("answers in the order of receipt, together what is decided together (MQTT 5 §4.6)", async () => {
  const { answers, written } = open();
  const [first, second, third] = [answers.expect(7), answers.expect(8), answers.expect(9)];
  answers.decide(second, NOT_AUTHORIZED);
  await turn();
  expect(written).toEqual([]);
  answers.decide(first, SUCCESS);
  await turn();
  expect(written).toEqual([
    [
      [7, 0],
      [8, 0x87],
    ],
  ]);
  answers.decide(third, SUCCESS);
  await turn();
  expect(written.at(-1)).toEqual([[9, 0]]);
});
