/** A message on its way: kept as it came until it is decided, since it may have to be judged again. */
import type { Contract, Grant } from "./contract/contract.ts";
import type { Decoded } from "./payload/decode-payload.ts";

/** Told once what became of a message. */
export interface Receipt {
  /** Names the message to those who follow it; absent: nobody does. */
  trace?: string;
  /** Every value of it is decided, and the decision is committed. */
  decided: () => void;
  /** It was decided nowhere, and will not be: the device has to send it again, or never may. */
  dropped: (reason: DropReason) => void;
}

export type DropReason =
  /** The topic was never granted to the device. */
  | "foreign-topic"
  /** Ingest is stopping, or the database refused even the record of its refusal. */
  | "undecidable";

export interface Message {
  readonly deviceId: string;
  readonly publicId: string;
  /** Bytes of the payload. */
  readonly size: number;
  /** By the database's clock, microseconds since 1970. */
  readonly receivedUs: number;
  readonly decoded: Decoded;
  readonly receipt: Receipt;
  /** Where it belongs by the contract it was routed by: looked up once, and again only by another contract. */
  grant: Grant | undefined;
  contract: Contract | undefined;
}

/** Where a message belongs by a contract; undefined: it was never granted. */
export function grantOf(message: Message, contract: Contract): Grant | undefined {
  if (message.contract !== contract) {
    message.contract = contract;
    message.grant = contract.devices.get(message.deviceId)?.grants.get(message.publicId);
  }
  return message.grant;
}
