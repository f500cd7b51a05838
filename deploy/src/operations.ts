/** Every operation: what the process that owns the database does when a command asks for it. */
import type { NamedOperation } from "./operation.ts";
import { backUp } from "./operations/backup.ts";
import { endClaimCode, listClaims, makeClaimCode } from "./operations/claim.ts";
import { endCredentials, makeCredential } from "./operations/credential.ts";
import { showDevice } from "./operations/device.ts";
import { askToPause, showDeviceLife } from "./operations/device-life.ts";
import { examine } from "./operations/doctor.ts";
import { readFigures } from "./operations/figures.ts";
import { applyMigrations } from "./operations/migrate.ts";
import { answerPromise, assessPossibleBreach, listBreaches } from "./operations/promise.ts";
import { listRefused, listUndeclared, readmitRefused } from "./operations/quarantine.ts";
import { importFile } from "./operations/register.ts";
import { finishReplay, prepareReplay } from "./operations/replay.ts";
import { endViewer, makeViewer } from "./operations/viewer.ts";
import { findBroker } from "./operations/whereabouts.ts";
import { countZone, noticeZone } from "./operations/zone.ts";

export const operations: readonly NamedOperation[] = [
  applyMigrations,
  answerPromise,
  listBreaches,
  assessPossibleBreach,
  examine,
  countZone,
  noticeZone,
  makeViewer,
  endViewer,
  importFile,
  makeCredential,
  endCredentials,
  showDevice,
  makeClaimCode,
  listClaims,
  endClaimCode,
  showDeviceLife,
  askToPause,
  findBroker,
  prepareReplay,
  finishReplay,
  listRefused,
  backUp,
  listUndeclared,
  readmitRefused,
  readFigures,
];
