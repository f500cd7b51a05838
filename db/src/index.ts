export {
  CONTRACT_LOCK,
  CROWD_LOCK,
  LATEST_LOCK,
  PROMISE_LOCK,
  REGISTER_LOCK,
  RETENTION_LOCK,
  ROLLUP_LOCK,
} from "./advisory-keys.ts";
export type { Database, Queryable, Transaction, Work, WorkClass } from "./database.ts";
export { type HeldDataDir, takeDataDir } from "./embedded/data-dir.ts";
export { DatabaseError, type DatabaseErrorCode, type FailureKind, failureKind, sqlState } from "./errors.ts";
export { migrate, pendingMigrations } from "./migrate.ts";
export { type DatabaseOptions, openDatabase } from "./open-database.ts";
export { settleTimeZone } from "./time-zone.ts";
export { createViewer, findViewer, revokeViewer, type Viewer } from "./viewers/viewer.ts";
export { databaseNow } from "./zones/database-now.ts";
export { findGateWays, type GateWay } from "./zones/gate-ways.ts";
export { recordCrowdSuccess } from "./zones/job-success.ts";
export { lockZones } from "./zones/lock-zones.ts";
export { findOutOfRange } from "./zones/out-of-range.ts";
export { findRecentCounts, type RecentCount } from "./zones/recent-counts.ts";
export { type CountSpan, type CountSum, sumCounts } from "./zones/sum-counts.ts";
export { findZoneDefinitions, type ZoneDefinition } from "./zones/zone-definitions.ts";
export {
  deleteZoneHistory,
  findZoneHistory,
  upsertZoneMoment,
  type ZoneMoment,
} from "./zones/zone-history.ts";
export { clearZoneNotices, findZoneNotice, insertZoneNotice, type ZoneNotice } from "./zones/zone-notice.ts";
export { findZoneStart, insertZoneStart, type ZoneStart } from "./zones/zone-start.ts";
export {
  findZoneState,
  type GateDetail,
  type ResetOutcome,
  upsertZoneState,
  type ZoneDetail,
  type ZoneState,
} from "./zones/zone-state.ts";
export { findZonesNow, type ZoneNow } from "./zones/zones-now.ts";
