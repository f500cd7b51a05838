/** @returns whether there is something to run; what went wrong is on stderr */
export function buildWhatIsNotBuilt(): Promise<boolean>;
/** @returns paths below `src` of what belongs to the program of a package */
export function sourcesOf(name: string): Promise<string[]>;
