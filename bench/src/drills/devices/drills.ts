/** Devices and their connections gone wrong. */
import { type Drills, onServer } from "../drill.ts";
import { connectionsCut } from "./connections-cut.ts";

const CUT_SECONDS = 60;

export const deviceDrills: Drills = {
  cut: async (world) => {
    const drill = await connectionsCut(world.folder, await onServer(world, "cut"), CUT_SECONDS);
    return {
      name: `connections of devices cut in the middle of a packet, for ${CUT_SECONDS} s`,
      check: drill,
      besides: `${drill.seen.cuts} cuts`,
      isRight: drill.seen.cuts > 0,
    };
  },
};
