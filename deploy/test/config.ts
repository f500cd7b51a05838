/** What a process started by a test may see of this one's environment: nothing of its settings. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env["PATH"], HOME: process.env["HOME"], NO_COLOR: "1" };
}
