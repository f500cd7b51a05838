export { type Crowd, type CrowdAlarm, type CrowdOptions, openCrowd } from "./crowd/crowd.ts";
