export {
  assess,
  type CrowdAssessment,
  type CrowdGate,
  type CrowdInput,
  type CrowdZone,
  type GateAssessment,
  type GateCounts,
  type StoredSince,
  type WayCounts,
} from "./crowd/assess.ts";
export { byDanger, dangerOf, type Ranked } from "./crowd/danger.ts";
export type { Count } from "./crowd/flow.ts";
export { TREND_MS } from "./crowd/forecast.ts";
export type { LevelMemory } from "./crowd/hysteresis.ts";
export { firstIntervalMs, GRACE_MS, inMinutes, intervalsBetween, lastIntervalMs } from "./crowd/interval.ts";
export type { ComputedLevel, CrowdLevel, KnownLevel, Thresholds, UnknownReason } from "./crowd/level.ts";
export {
  type BeforeReset,
  RESET_WINDOW_MS,
  type ResetDue,
  type ResetRefusal,
  type ResetRule,
  refusalsOfReset,
  resetDue,
} from "./crowd/reset.ts";
export { type NewestCount, silentAfterMs } from "./crowd/silence.ts";
export { type GateBody, toCrowdZone, type WayBody, type ZoneBody } from "./crowd/zone-body.ts";
