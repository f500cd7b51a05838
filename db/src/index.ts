export {
  CONTRACT_LOCK,
  CROWD_LOCK,
  REGISTER_LOCK,
  ROLLUP_LOCK,
  UPKEEP_LOCK,
} from "./advisory-keys.ts";
export { beginBackup, discardBackup, finishBackup } from "./backups/backup-record.ts";
export { type ExpiredBackup, findExpiredBackups, noteBackupRemoved } from "./backups/expired-backups.ts";
export { findLastBackup } from "./backups/last-backup.ts";
export { endRestore, hasTables, prepareRestore } from "./backups/restore-steps.ts";
export { type Snapshot, withSnapshot } from "./backups/snapshot.ts";
export { type Channel, CONTRACT_CHANNEL } from "./channels.ts";
export {
  type ClaimCodeRow,
  type ClaimCodeTerms,
  createClaimCode,
  listClaimCodes,
  type NewClaimCode,
  revokeClaimCode,
} from "./claims/claim-code.ts";
export { claimCredential } from "./claims/claim-credential.ts";
export {
  type BatchTerms,
  findContractGeneration,
  type Generation,
  shareContract,
  shareContractAndCopy,
} from "./contract/generation.ts";
export {
  type ContractCredentialRow,
  type ContractFormatRow,
  type ContractGrantRow,
  type ContractQuotaRow,
  type ContractRows,
  type ContractSensorRow,
  type ContractStreamRow,
  loadContract,
} from "./contract/load-contract.ts";
export {
  type CredentialTerms,
  createCredential,
  hashSecret,
  type NewCredential,
  revokeCredentials,
} from "./credentials/credential.ts";
export { type CertificateUse, noteCertificateUses, noteSecretUses } from "./credentials/last-use.ts";
export { type CredentialRow, listCredentials } from "./credentials/list-credentials.ts";
export type { Database, Queryable, Transaction, Work, WorkClass } from "./database.ts";
export { type DeviceLife, recordDeviceLives } from "./devices/device-life.ts";
export { type DevicePause, pauseDevice } from "./devices/device-pause.ts";
export { type DeviceRow, findDevice } from "./devices/find-device.ts";
export { type DeviceEventRow, findDeviceEvents } from "./devices/find-device-events.ts";
export { type DeviceLifeRow, findDeviceLife } from "./devices/find-device-life.ts";
export {
  findGivenTimes,
  findLastGiven,
  type GivenKey,
  type GivenTime,
  insertGivenTimes,
} from "./devices/given-time.ts";
export { countStreams, countVerdicts } from "./doctor/counts.ts";
export { findKeylessDevices } from "./doctor/keyless-devices.ts";
export { type DatabaseVersions, readVersions } from "./doctor/versions.ts";
export { clusterOf, copyCluster } from "./embedded/copy-cluster.ts";
export { type HeldDataDir, takeDataDir } from "./embedded/data-dir.ts";
export {
  ENTRY_SORTS,
  type EntryFilter,
  type EntryMoment,
  type EntrySlice,
  type EntrySort,
} from "./entries/entry-question.ts";
export { type ChangePlace, type ChangeRow, findChanges } from "./entries/find-changes.ts";
export { countEntries, type EntryRow, findEntries, findEntryIds } from "./entries/find-entries.ts";
export { findEntryRows } from "./entries/find-entry-rows.ts";
export { type FeatureRow, findFeatures, findTableRows, type TableRow } from "./entries/find-features.ts";
export { findMoment } from "./entries/find-moment.ts";
export { type EntryReach, findReach } from "./entries/find-reach.ts";
export { DatabaseError, type DatabaseErrorCode, type FailureKind, failureKind, sqlState } from "./errors.ts";
export { makeFolder } from "./make-folder.ts";
export { appliedMigrations, knownMigrations, migrate, pendingMigrations } from "./migrate.ts";
export { type DatabaseOptions, openDatabase } from "./open-database.ts";
export { findPicture } from "./pictures/find-picture.ts";
export { insertPictures, type Picture } from "./pictures/insert-pictures.ts";
export { insertPromiseAnswer, type PromiseAnswer } from "./promises/answers.ts";
export { findBreaksByOwner, type OwnerBreaks } from "./promises/broken-by-owner.ts";
export { findPractice, type PracticeRow } from "./promises/find-practice.ts";
export {
  type CityPromiseRow,
  findNewestPromises,
  findPromises,
  type PromiseFilter,
  type PromisePlace,
} from "./promises/find-promises.ts";
export { judgeAllPromises } from "./promises/judge-all.ts";
export { type BreakRow, findNewestBreaks } from "./promises/newest-breaks.ts";
export {
  assessBreach,
  type BreachOutcome,
  findPossibleBreaches,
  type PossibleBreach,
  type PublicBreach,
} from "./promises/possible-breach.ts";
export { findVerdictChanges, type VerdictChange } from "./promises/verdict-changes.ts";
export { countRefusedValues } from "./quarantine/count-singles.ts";
export { addDeviceEvents, type DeviceEventCount } from "./quarantine/device-events.ts";
export { addRefusedCounts, insertRefusedValues } from "./quarantine/insert-refused.ts";
export { listQuarantine, type QuarantineEntry } from "./quarantine/list-quarantine.ts";
export type { RefusedCount, RefusedValue } from "./quarantine/quarantine-row.ts";
export { type ReadmitRefusal, readmitValue } from "./quarantine/readmit.ts";
export { insertMarks, insertNextMarks } from "./readings/insert-marks.ts";
export { findNewestTimes } from "./readings/newest-times.ts";
export type { ReadingKey, ReadingRow } from "./readings/reading-row.ts";
export { countReadingsByHour, type ReadingTotals, sumReadings } from "./readings/reading-totals.ts";
export { replaceReadings } from "./readings/replace-readings.ts";
export { type LeftOut, settleReadings } from "./readings/settle-readings.ts";
export { findReadings, lockReadings } from "./readings/stored-readings.ts";
export { type LatestChange, upsertLatest } from "./readings/upsert-latest.ts";
export {
  type ImportOptions,
  type ImportOutcome,
  type ImportResult,
  importRegister,
} from "./register/import-register.ts";
export { findLastImport } from "./register/last-import.ts";
export { expireQuarantinedNumbers, expireQuarantineRows } from "./retention/expire-quarantine.ts";
export { expireRecords } from "./retention/expire-records.ts";
export { type FateRow, findFate } from "./retention/find-fate.ts";
export { findRetentionRuns, type RetentionRunRow } from "./retention/find-runs.ts";
export { findPageEnd } from "./retention/find-stored.ts";
export type { RetentionRun } from "./retention/proof.ts";
export { type RetainOptions, retain } from "./retention/retain.ts";
export { type ComputedHour, computeHours } from "./rollups/compute-hours.ts";
export { markCorrections } from "./rollups/mark-corrections.ts";
export { findMarkedStreams } from "./rollups/marks.ts";
export { rollAllMarks, rollMarksOf, rollToWatermark } from "./rollups/roll-all.ts";
export { rollMarks, rollSpan } from "./rollups/roll-stream.ts";
export { findRollupStreams, type RollupStream } from "./rollups/rollup-stream.ts";
export { findRollupState, moveWatermark, type RollupState } from "./rollups/watermark.ts";
export { type ActiveSensorRow, findActiveBetween } from "./sensors/active-between.ts";
export { findCity } from "./sensors/find-city.ts";
export { findOrganisations, type OrganisationRow } from "./sensors/find-organisations.ts";
export { findSensors, type SensorMoment, type SensorRow } from "./sensors/find-sensors.ts";
export { findStanding, type Standing } from "./sensors/find-standing.ts";
export { findSurroundings } from "./sensors/find-surroundings.ts";
export { findIndexStamp } from "./sensors/index-stamp.ts";
export { findNewestChanges, type NewestChangeRow } from "./sensors/newest-changes.ts";
export { findOfferedStreams, type OfferedStreams } from "./sensors/offered-streams.ts";
export { findOperatingWindows, type OperatingWindow } from "./sensors/operating-windows.ts";
export { findSensorIndex, type SensorIndexRow } from "./sensors/sensor-index.ts";
export { findSensorVersions, type SensorVersionRow } from "./sensors/sensor-versions.ts";
export { findStreamsToAsk, recordAnswers } from "./sensors/visibility.ts";
export {
  ENTITY_NAMES,
  ENTITY_SETS,
  type EntityName,
  type EntitySet,
  entityOf,
  propertyTypeOf,
  type Relation,
  relationOf,
} from "./sensorthings/entity-sets.ts";
export {
  type Arithmetic,
  allOf,
  type Comparison,
  conjunctsOf,
  type Expression,
  type Literal,
  type OrderBy,
  QuestionError,
} from "./sensorthings/expression.ts";
export {
  countEntities,
  type EntityQuestion,
  type EntityRow,
  findEntities,
} from "./sensorthings/find-entities.ts";
export {
  findObservedPlaces,
  findObservedStreams,
  type ObservedPlace,
  type ObservedStream,
} from "./sensorthings/observed-streams.ts";
export {
  countObservations,
  type ObservationRow,
  type ObservationScope,
  scanObservations,
} from "./sensorthings/scan-observations.ts";
export type { Site } from "./sensorthings/statement.ts";
export { findGeneration } from "./series/find-generation.ts";
export { findLatest, findLatestPage, findNewestUntil, type LatestRow } from "./series/find-latest.ts";
export { findLiveStreams, type LiveStreamRow } from "./series/find-live-streams.ts";
export { findRaw, type RawRow, type Window } from "./series/find-raw.ts";
export { findReadableStream, type ReadableStream } from "./series/find-readable-stream.ts";
export { findDays, findHours, type RolledRow } from "./series/find-rolled.ts";
export { findSquareSums, type SquareSum } from "./series/find-square-sums.ts";
export { type DisclosureRule, findStreams, type StreamRow } from "./series/find-streams.ts";
export { findKeptSince, type KeptSince } from "./series/kept-since.ts";
export { asQuery } from "./statements.ts";
export { settleTimeZone } from "./time-zone.ts";
export { addUndeclared, insertFirstUndeclared, type UndeclaredCount } from "./undeclared/undeclared-day.ts";
export {
  addUndeclaredNames,
  listUndeclaredNames,
  type UndeclaredName,
} from "./undeclared/undeclared-key.ts";
export { findBrokenKeys, findStrayStreams } from "./upkeep/broken-keys.ts";
export { acceptClock, lookAtClock } from "./upkeep/clock-acceptance.ts";
export { findJobSuccesses, type JobSuccess, recordJobSuccess } from "./upkeep/job-success.ts";
export { findOverdue, type Overdue } from "./upkeep/overdue.ts";
export { repairLatest } from "./upkeep/repair-latest.ts";
export { checkpoint, findTablesToVacuum, vacuumTable } from "./upkeep/tables-to-vacuum.ts";
export { underUpkeepLock } from "./upkeep/under-lock.ts";
export { createViewer, findViewer, revokeViewer, type Viewer } from "./viewers/viewer.ts";
export { auditZone, type ZoneAction } from "./zones/audit-zone.ts";
export { databaseNow } from "./zones/database-now.ts";
export { fillZoneMinutes, findUnseenMinutes } from "./zones/filled-minutes.ts";
export { forgetRemovedZones } from "./zones/forget-removed.ts";
export { findGateWays, type GateWay } from "./zones/gate-ways.ts";
export { lockZones } from "./zones/lock-zones.ts";
export { findOutOfRange } from "./zones/out-of-range.ts";
export { findCounts, findRecentCounts, type RecentCount } from "./zones/recent-counts.ts";
export { type CountSpan, type CountSum, sumCounts } from "./zones/sum-counts.ts";
export { findZoneDefinitions, type ZoneDefinition } from "./zones/zone-definitions.ts";
export { isZoneDemo } from "./zones/zone-demo.ts";
export {
  deleteZoneHistory,
  findZoneHistory,
  upsertZoneMoment,
  type ZoneMoment,
} from "./zones/zone-history.ts";
export {
  type Closure,
  clearZoneNotices,
  findClosures,
  findZoneNotice,
  insertZoneNotice,
  type ZoneNotice,
} from "./zones/zone-notice.ts";
export { findZoneStart, findZoneStarts, insertZoneStart, type ZoneStart } from "./zones/zone-start.ts";
export {
  findZoneState,
  type ResetOutcome,
  upsertZoneState,
  type ZoneDetail,
  type ZoneState,
} from "./zones/zone-state.ts";
export { findZonesNow, type ZoneNow } from "./zones/zones-now.ts";
