/**
 * Everybody who listens, in groups that see the same: visitors, and the holders of each viewer link.
 *
 * Every message goes to every socket and has one number for all of them, so its text is made once a group. A socket
 * that does not take its messages is closed (1013): a client then connects again and starts from a snapshot.
 */
import type { Viewer } from "@meetpaal/db";
import type { Zone } from "../contract/zone.ts";

/** What the audience needs of a WebSocket. */
export interface FeedSocket {
  readonly readyState: number;
  readonly bufferedAmount: number;
  send: (text: string) => void;
  close: (code: number, reason: string) => void;
  terminate: () => void;
  ping: () => void;
  on: (event: "pong" | "close", listener: () => void) => unknown;
}

export interface Group {
  /** Null: visitors. */
  viewer: Viewer | null;
  /** Of whose cookie; asked again now and then, whether it still holds. */
  token: string | null;
  /** What its members know of each zone, by id. */
  zones: Map<string, Zone>;
  members: Set<Member>;
}

interface Member {
  socket: FeedSocket;
  /** More unsent bytes than this are too many. */
  allowance: number;
  isAlive: boolean;
}

/** A client that is this far behind gains nothing by more messages [bytes]. */
const BACKLOG = 1_048_576;
/** All clients together; beyond it the server would spend itself on sending. */
const MOST_MEMBERS = 10_000;

const OPEN = 1;
const GOING_AWAY = 1001;
const POLICY = 1008;
const TRY_AGAIN = 1013;

export interface Audience {
  groups: () => Iterable<Group>;
  size: () => number;
  /** The group of a viewer, made when it is new. */
  groupOf: (viewer: Viewer | null, token: string | null) => Group;
  /** Adds a socket with its first message; closes it instead when there are too many. */
  join: (group: Group, socket: FeedSocket, snapshot: string) => void;
  send: (group: Group, text: string) => void;
  /** Ends a group whose link does not hold any more. */
  dismiss: (group: Group) => void;
  /** Asks every socket for a sign of life; ends those that gave none since the last time. */
  checkAlive: () => void;
  closeAll: () => void;
}

export function createAudience(): Audience {
  const groups = new Map<string | null, Group>();
  let size = 0;

  const leave = (group: Group, member: Member): void => {
    if (group.members.delete(member)) size -= 1;
    if (group.members.size === 0) groups.delete(group.viewer?.id ?? null);
  };

  const close = (group: Group, code: number, reason: string): void => {
    for (const member of group.members) {
      leave(group, member);
      member.socket.close(code, reason);
    }
  };

  return {
    groups: () => [...groups.values()],
    size: () => size,

    groupOf: (viewer, token) => {
      const key = viewer?.id ?? null;
      let group = groups.get(key);
      if (group === undefined) {
        group = { viewer, token, zones: new Map(), members: new Set() };
        groups.set(key, group);
      }
      return group;
    },

    join: (group, socket, snapshot) => {
      const member: Member = { socket, allowance: BACKLOG + Buffer.byteLength(snapshot), isAlive: true };
      group.members.add(member);
      size += 1;
      if (socket.readyState !== OPEN) {
        leave(group, member);
        return;
      }
      if (size > MOST_MEMBERS) {
        leave(group, member);
        socket.close(TRY_AGAIN, "too many listeners: try again in a minute");
        return;
      }
      socket.on("pong", () => {
        member.isAlive = true;
      });
      socket.on("close", () => leave(group, member));
      socket.send(snapshot);
    },

    send: (group, text) => {
      for (const member of group.members) {
        if (member.socket.bufferedAmount > member.allowance) {
          leave(group, member);
          member.socket.close(TRY_AGAIN, "too slow: connect again");
        } else member.socket.send(text);
      }
    },

    dismiss: (group) => close(group, POLICY, "the link has ended"),

    checkAlive: () => {
      for (const { members } of groups.values()) {
        for (const member of members) {
          if (member.isAlive) {
            member.isAlive = false;
            member.socket.ping();
          } else member.socket.terminate();
        }
      }
    },

    closeAll: () => {
      for (const group of groups.values()) close(group, GOING_AWAY, "the server stops: connect again");
    },
  };
}
