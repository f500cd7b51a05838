/** @returns whether there is something to run; what went wrong is on stderr */
export function buildWhatIsNotBuilt(): Promise<boolean>;
