/** What stands beside the product: another broker that it takes readings from, the Redis between two of ours. */
import { numberOf } from "../../arguments.ts";
import { alike, type Drills, inSeconds, onServer } from "../drill.ts";
import { attached } from "./attached.ts";
import { AUTOSAVE_S } from "./mosquitto.ts";
import { redisAway } from "./redis-away.ts";

const ATTACHED_MESSAGES = numberOf("messages", 100_000);
const WORST_MESSAGES = numberOf("messages", 20_000);

export const neighbourDrills: Drills = {
  attached: async (world) => {
    const plan = { messages: ATTACHED_MESSAGES, isWorst: false };
    const drill = await attached(world.folder, world.cluster, await onServer(world, "attached"), plan);
    return {
      name: `attached to mosquitto, ${drill.messages} messages: product, database and mosquitto killed in turn`,
      check: drill,
      besides: `${drill.dropped} values that mosquitto had acknowledged were gone with it`,
      isRight: true,
    };
  },
  "attached-worst": async (world) => {
    const plan = { messages: WORST_MESSAGES, isWorst: true };
    const drill = await attached(world.folder, world.cluster, await onServer(world, "attached_worst"), plan);
    return {
      name: `attached to mosquitto, which is killed while the product is away; it saves every ${AUTOSAVE_S} s`,
      check: drill,
      besides: `${drill.dropped} values that mosquitto had acknowledged were gone with it`,
      isRight: true,
    };
  },
  redis: async (world) => {
    const drill = await redisAway(world.folder, await onServer(world, "redis"));
    const { heardOwn, heardOther, heardAfterMs } = drill;
    return {
      name: "Redis killed between two brokers under load, away for 20 s",
      check: drill,
      besides:
        `a listener heard ${heardOwn} values of its own broker's devices meanwhile and ${heardOther} of the other's, ` +
        `of which it heard again ${inSeconds(heardAfterMs)} after its return; ${alike(drill)}`,
      isRight: drill.disconnects === 0 && heardOwn > 0 && heardOther === 0,
    };
  },
};
