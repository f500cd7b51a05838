/** What is told between connections as soon as it is committed: a hint to look, never what to believe. */

/** A generation of the contract was published. */
export const CONTRACT_CHANNEL = "meetpaal_contract";

export type Channel = typeof CONTRACT_CHANNEL;
