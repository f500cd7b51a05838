/** Devices and their connections gone wrong. */
import { type Drills, inSeconds, onServer } from "../drill.ts";
import { certificateExpired } from "./certificate-expired.ts";
import { connectionsCut } from "./connections-cut.ts";
import { halfOpen } from "./half-open.ts";
import { CUT_WITHIN_MS, revoked } from "./revoked.ts";

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
  "half-open": async (world) => {
    const drill = await halfOpen(world.folder, await onServer(world, "half_open"));
    const { silent, before, after, firstNoticedMs, lastNoticedMs } = drill.seen;
    return {
      name: `${before} devices vanish without a word, ${silent} of them for good`,
      check: drill,
      besides:
        `keepalive 10 s: noticed after ${inSeconds(firstNoticedMs)} to ${inSeconds(lastNoticedMs)}; ` +
        `${after} devices counted afterwards`,
      isRight: after === before - silent && drill.disconnects === after,
    };
  },
  revoked: async (world) => {
    const drill = await revoked(world.folder, await onServer(world, "revoked"));
    const { devices, slowestCutMs, storedAfter, letInAgain } = drill;
    return {
      name: `credentials of ${devices} devices revoked while they publish`,
      check: drill,
      besides:
        `cut at most ${inSeconds(slowestCutMs)} after the command's end, ${storedAfter} values stored afterwards, ` +
        `${letInAgain} let in again`,
      isRight: slowestCutMs <= CUT_WITHIN_MS && storedAfter === 0 && letInAgain === 0,
    };
  },
  certificates: async (world) => {
    const drill = await certificateExpired(world.folder, await onServer(world, "certificates"));
    const { deviceCutMs, deviceRefusal, serverRefusal, renewedAfterMs } = drill.seen;
    return {
      name: "certificates expire while devices are connected: the server's, and one of a device",
      check: drill,
      besides:
        `the device cut ${inSeconds(deviceCutMs)} after its end, and refused (${deviceRefusal}); ${drill.disconnects} other ` +
        `connections lost; new ones refuse the server (${serverRefusal}) until ${inSeconds(renewedAfterMs)} after its renewal on disk`,
      isRight:
        drill.disconnects === 0 &&
        deviceCutMs <= CUT_WITHIN_MS &&
        deviceRefusal !== "" &&
        serverRefusal === "CERT_HAS_EXPIRED",
    };
  },
};
