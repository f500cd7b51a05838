export type { ClientCertificate, Login, Proof } from "./authenticate.ts";
export type { IngestCounts } from "./counts.ts";
export { type Crowd, type CrowdAlarm, type CrowdOptions, openCrowd } from "./crowd/crowd.ts";
export { type Delivery, deliver, deliverHook } from "./deliver.ts";
export {
  type DeviceQuotas,
  type Ingest,
  type IngestOptions,
  openIngest,
  type Payload,
} from "./ingest.ts";
export type { IngestListener } from "./listener.ts";
export type { DropReason, Receipt } from "./message.ts";
export type { JobDetail, JobName } from "./upkeep/job.ts";
export {
  type JobRun,
  type JobStatus,
  openUpkeep,
  type Upkeep,
  type UpkeepAlarm,
  type UpkeepOptions,
  type UpkeepStatus,
} from "./upkeep/upkeep.ts";
