/**
 * The state of the live feed: what is shown now, and the numbered messages that carry its changes.
 *
 *   I1  A snapshot and the deltas after it give the state: nothing that is shown leaves by another way.
 *   I2  Every message after a snapshot has the number before it + 1; all clients share the numbers.
 *   I3  A value older than the one shown of its stream changes nothing.
 *
 * Everything here is synchronous, so a snapshot can never fall between two halves of a change.
 */
import { randomUUID } from "node:crypto";
import type { Viewer } from "@meetpaal/db";
import type { LiveMessage, LiveValue } from "../contract/live.ts";
import type { Zone } from "../contract/zone.ts";
import { instant } from "../wire/instant.ts";
import { type Audience, createAudience, type FeedSocket, type Group } from "./audience.ts";
import { createPace } from "./pace.ts";

/** A value that may be shown, of a stream that may be. */
export interface ShownValue {
  datastream: number;
  sensor: number;
  /** UTC with six decimals: two of them compare as texts. */
  time: string;
  /** Null: it is below what is shown. */
  value: number | null;
  /** Of an owner whose register is an example. */
  demo: boolean;
}

export interface Feed {
  readonly epoch: string;
  /** Takes in a value; tells the audience when it is news. */
  show: (shown: ShownValue) => void;
  /** Drops what is shown of streams that are not wanted any more. */
  keepOnly: (isWanted: (datastream: number, shownMs: number) => boolean) => void;
  /** Takes in the zones as a viewer sees them; tells that group what changed. */
  showZones: (zonesFor: (viewer: Viewer | null) => Zone[]) => void;
  /** @param zones - as this viewer sees them now */
  join: (socket: FeedSocket, viewer: Viewer | null, token: string | null, zones: Zone[]) => void;
  readonly audience: Audience;
  close: () => void;
}

interface Entry {
  shown: ShownValue;
  /** When it was taken in, by the clock of this process that never goes back [ms]. */
  takenMs: number;
}

export function createFeed(): Feed {
  const epoch = randomUUID();
  const entries = new Map<number, Entry>();
  const pace = createPace();
  const audience = createAudience();
  let seq = 0;
  let timer: NodeJS.Timeout | undefined;

  const arm = (): void => {
    const nextMs = pace.nextMs();
    clearTimeout(timer);
    if (nextMs === undefined) return;
    timer = setTimeout(flush, Math.max(0, nextMs - performance.now()));
  };

  const flush = (): void => {
    const values = pace.take(performance.now());
    if (values.length > 0) tell(values, new Map());
    arm();
  };

  const tell = (values: LiveValue[], zones: Map<Group, Zone[]>): void => {
    seq += 1;
    for (const group of audience.groups()) {
      audience.send(group, text({ type: "delta", epoch, seq, values, zones: zones.get(group) ?? [] }));
    }
  };

  return {
    epoch,
    audience,

    show: (shown) => {
      const before = entries.get(shown.datastream)?.shown;
      if (before !== undefined) {
        if (shown.time < before.time) return;
        if (shown.time === before.time && shown.value === before.value && shown.demo === before.demo) return;
      }
      const nowMs = performance.now();
      entries.set(shown.datastream, { shown, takenMs: nowMs });
      if (audience.size() === 0) return;
      pace.add(shown.sensor, toLiveValue(shown), nowMs);
      arm();
    },

    keepOnly: (isWanted) => {
      for (const [datastream, { takenMs }] of entries) {
        if (isWanted(datastream, takenMs)) continue;
        entries.delete(datastream);
        pace.drop(datastream);
      }
    },

    showZones: (zonesFor) => {
      const changed = new Map<Group, Zone[]>();
      for (const group of audience.groups()) {
        const news = takeZones(group, zonesFor(group.viewer));
        if (news.length > 0) changed.set(group, news);
      }
      if (changed.size > 0) tell([], changed);
    },

    join: (socket, viewer, token, zones) => {
      // What waits for its second is in the snapshot already; the delta that brings it to all repeats it.
      const group = audience.groupOf(viewer, token);
      const news = takeZones(group, zones);
      if (news.length > 0 && group.members.size > 0) tell([], new Map([[group, news]]));
      const values = [...entries.values()].map(({ shown }) => toLiveValue(shown));
      const snapshot: LiveMessage = {
        type: "snapshot",
        epoch,
        seq,
        values,
        zones: [...group.zones.values()],
      };
      audience.join(group, socket, text(snapshot));
    },

    close: () => {
      clearTimeout(timer);
      audience.closeAll();
    },
  };
}

/** Brings what a group knows up to date; returns what is new to it, in the order given. */
function takeZones(group: Group, zones: readonly Zone[]): Zone[] {
  const news = zones.filter((zone) => text(group.zones.get(zone.id)) !== text(zone));
  group.zones = new Map(zones.map((zone) => [zone.id, zone]));
  return news;
}

function toLiveValue({ datastream, time, value, demo }: ShownValue): LiveValue {
  return {
    datastream,
    time: instant(time),
    value,
    ...(value === null ? { suppressed: true } : {}),
    ...(demo ? { demo: true } : {}),
  };
}

function text(value: unknown): string {
  return JSON.stringify(value);
}
