import { Writable } from "node:stream";
import { connectAsync } from "mqtt";
import { pino } from "pino";
import { expect, it } from "vitest";
import { City, reading } from "./city.ts";

interface Line {
  msg: string;
  trace?: string;
  traces?: string[];
}

it("follows a message from packet to commit to answer at debug level, and tells nothing of what it says", async () => {
  let text = "";
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString();
      done();
    },
  });
  const city = await City.open({ log: pino({ level: "debug" }, stream) });
  try {
    const { deviceId, secret, topic, publicId } = await city.addDevice();
    const client = await connectAsync(`mqtt://127.0.0.1:${city.port}`, {
      clientId: deviceId,
      username: deviceId,
      password: secret,
    });
    await client.publishAsync(topic, reading(1, 7_654.321), { qos: 1 });
    await client.endAsync();
    const lines = text
      .trim()
      .split("\n")
      .map((line): Line => JSON.parse(line));
    const received = lines.find(({ msg }) => msg === "message received");
    expect(received?.trace).toMatch(/^[0-9a-f]{32}$/);
    const followed = lines.filter(
      ({ trace, traces }) => trace === received?.trace || traces?.includes(received?.trace ?? "") === true,
    );
    expect(followed.map(({ msg }) => msg)).toEqual([
      "message received",
      "messages committed",
      "message acknowledged",
    ]);
    for (const secretPart of ["7654.321", publicId, secret]) expect(text).not.toContain(secretPart);
  } finally {
    await city.close();
  }
});
