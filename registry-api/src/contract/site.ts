/**
 * Between the HTTP server and the pages: what a page is asked, what it answers, and what it can read.
 *
 * Pages render on the server from `SiteData`, in the types that the API publishes, and never meet the database. Whatever
 * `disclosure` hides from the API is hidden here too: pages are public.
 */
import type { DeletionRun } from "./deletions.ts";
import type { ExposureList } from "./exposure.ts";
import type { City } from "./organisation.ts";
import type { Practice } from "./practice.ts";
import type { CityPromise, OwnerBreaks, PromiseBreak } from "./promises.ts";
import type { RawReading, RolledReading } from "./readings.ts";
import type { Location, Sensor, SensorFeature } from "./sensor.ts";
import type { Kind, PersonalData, PublicStatus, Translated, Verdict } from "./vocabulary.ts";
import type { CrowdBoard } from "./zone.ts";

/** The web site: everything that is not below `/v1`, `/health` or `/assets`. */
export interface Site {
  /** Rejects when something fails; `failure` then has the page for it. */
  answer: (request: SiteRequest) => Promise<SiteAnswer>;
  /** What went wrong, in the visitor's words. It reads nothing, so it stands when the database does not. */
  failure: (request: SiteRequest, status: number) => SiteAnswer;
  /** Directory with built scripts, styles and fonts; served below `/assets/`, immutable: names carry a hash. */
  assetsDir: string;
  /** Large files of the installation, by their path on the site; sent in the ranges that are asked for. */
  files?: Readonly<Record<string, string>>;
}

export interface SiteRequest {
  method: "GET" | "HEAD" | "POST";
  /** Decoded nowhere: as it stood in the request line, without the query: `/nl/sensoren`. */
  path: string;
  query: URLSearchParams;
  /** The header as it came; null: none. */
  acceptLanguage: string | null;
  /** Of the viewer's cookie; whether it holds is for `SiteData.crowd` to say. */
  viewerToken: string | null;
  /** Fields of a form that was sent (`application/x-www-form-urlencoded`); null: none was. */
  form: URLSearchParams | null;
  /** `PUBLIC_URL` without a slash at the end. */
  publicUrl: string;
}

export interface SiteAnswer {
  status: number;
  /** Lower-case names. The server adds the security headers and an etag, and compresses. */
  headers: Record<string, string>;
  body: string | Uint8Array;
}

/** Reads for pages. Every function answers from the database as it is now. */
export interface SiteData {
  city: () => Promise<City>;
  totals: () => Promise<SiteTotals>;
  sensors: (question: SensorQuestion) => Promise<SensorPage>;
  /** @param at - the state that held then; undefined: now. Null: unknown, or not public. */
  sensor: (publicId: string, at?: Date) => Promise<Sensor | null>;
  /** Newest first; empty when the sensor is unknown. */
  versions: (publicId: string) => Promise<SensorChange[]>;
  practice: (publicId: string) => Promise<Practice | null>;
  promises: () => Promise<PromiseOverview>;
  /** How each promise is measured, in the order in which people ask. */
  methods: () => PromiseMethod[];
  /** When promises began to be broken, newest first. */
  breaks: (limit: number) => Promise<PromiseBreak[]>;
  /** The newest that may be shown, for each id that has one; non-public streams have none. */
  latest: (datastreams: number[]) => Promise<LatestReading[]>;
  /** Single values, oldest first, at most 5,000; null: not public. */
  raw: (datastream: number, from: Date, to: Date) => Promise<RawReading[] | null>;
  /** Sums of hours, oldest first, at most 5,000; null: not public. */
  hours: (datastream: number, from: Date, to: Date) => Promise<RolledReading[] | null>;
  days: (datastream: number, from: Date, to: Date) => Promise<RolledReading[] | null>;
  /** Of the last 30 minutes, and of the half hours of the last day; null: it measures no field in V/m, or is not public. */
  exposure: (datastream: number) => Promise<ExposureList | null>;
  /** What is new, changed or gone, newest first. */
  newest: (limit: number) => Promise<NewestChange[]>;
  /** @param viewerToken - of the request; what it does not allow is left out */
  crowd: (viewerToken: string | null) => Promise<CrowdBoard>;
  /** Which sensors measured there in that time, the nearest first, and what is left of it. It is written down nowhere. */
  measured: (question: MeasuredQuestion) => Promise<MeasuredAnswer>;
}

export interface MeasuredQuestion {
  /** `[longitude, latitude]`, WGS 84. */
  at: readonly [number, number];
  /** So near counts as there [m], at most 1,000. */
  withinM: number;
  /** All of this quarter count as there too; null: the place is none. */
  quarter: string | null;
  /** Included, and excluded; at most three hours. */
  from: Date;
  to: Date;
}

export interface MeasuredAnswer {
  sensors: MeasuredSensor[];
  /** How many more there were, farther away. */
  more: number;
}

export interface MeasuredSensor {
  /** As it was then: by its last version of that time. */
  sensor: Sensor;
  /** More than one version of it measured in that time. */
  changedWithin: boolean;
  /** `sees`: the place lies in what it senses; `moves`: in the area it moves in. */
  reach: "near" | "sees" | "moves" | "quarter";
  distanceM: number;
  streams: MeasuredStream[];
}

export interface MeasuredStream {
  datastream: number;
  raw: MeasuredTier<RawReading>;
  hour: MeasuredTier<RolledReading>;
  day: MeasuredTier<RolledReading>;
}

/** What one tier of storage still has of the time (or of the hours and days that it touches), and may show. */
export interface MeasuredTier<Item> {
  /**
   * `nothing`: nothing came; `later`: it is shown or summed later; `closed`: it is kept and not public; `overdue`: it should be gone
   * and is not; `not-stored`: this tier is not kept at all.
   */
  state: "kept" | "nothing" | "later" | "closed" | "deleted" | "overdue" | "not-stored";
  /** Empty unless `kept`. */
  items: Item[];
  /** When it was or will be deleted, by the shortest promise since; null: `not-stored`. */
  dueAt: string | null;
  /** Until when it can be in a backup; null: the city promises nothing about backups. */
  backupUntil: string | null;
}

export interface PromiseMethod {
  /** Of a promise: `retention.raw`. */
  id: string;
  method: Translated;
  /** What it cannot show; null: nothing to add. */
  limits: Translated | null;
}

/** How the city keeps its promises. */
export interface PromiseOverview {
  /** Broken now, by sensor, at most 200; the rows of `owners` count all. */
  broken: CityPromise[];
  /** Those with most broken promises first; the year is the calendar year in the zone of the installation. */
  owners: OwnerBreaks[];
  /** When the machine looked last for what is due; null: it never did. */
  lookedAt: string | null;
  /** The last times at which it deleted something, newest first. */
  deletions: DeletionRun[];
}

/** Name of the quarter that a place lies in; null: in none that is known. `[longitude, latitude]`, WGS 84. */
export type QuarterOf = (at: readonly [number, number]) => string | null;

/** Counts of sensors that the public sees; `removed` ones are in none but their own. */
export interface SiteTotals {
  sensors: number;
  /** Take in or keep what is about persons. */
  personalData: number;
  /** New in the register for at most thirty days. */
  fresh: number;
  /** With at least one broken promise now; removed ones too, since a promise outlives the box. */
  broken: number;
  announced: number;
  expired: number;
  removed: number;
  zones: number;
}

/** A filtered, sorted page of the list; all given filters hold at once, of one filter any given choice. */
export interface SensorQuestion {
  /** Words that all occur in name, description, place, quarter, number on the box or owner; small typing errors are forgiven. */
  q?: string;
  kind?: Kind[];
  status?: PublicStatus[];
  personalData?: PersonalData[];
  /** Ids of organisations. */
  owner?: string[];
  /** Ids of purposes. */
  purpose?: string[];
  /** `broken`: a promise is broken now. */
  verdict?: Verdict[];
  /** `true`: it moves; `false`: it does not. */
  mobile?: ("true" | "false")[];
  theme?: string[];
  /** Names of quarters. */
  quarter?: string[];
  /** West, south, east, north in degrees, WGS 84. */
  bbox?: [number, number, number, number];
  /** By name, or by place and then name, as this language orders letters; or by distance to `near`. */
  sort: { by: "name" | "place"; language: string } | { by: "distance"; near: [number, number] };
  /** From 1. */
  page: number;
  pageSize: number;
}

export interface SensorPage {
  rows: SensorRow[];
  /** How many meet the filters, and how many there are without any filter. */
  matched: number;
  total: number;
  /** What `q` was read as, where a word of it occurs nowhere; null: as it was typed. */
  corrected: string | null;
  /** Per filter, how many there would be with only that choice of it, the other filters as they are. */
  counts: {
    kind: Choice[];
    status: Choice[];
    personalData: Choice[];
    owner: Choice[];
    purpose: Choice[];
    verdict: Choice[];
    mobile: Choice[];
    theme: Choice[];
    quarter: Choice[];
  };
  /** All that match, not this page alone: for the map. At most 25,000. */
  features: MapFeature[];
}

export interface Choice {
  value: string;
  count: number;
  /** Where the register has words for it (owners, purposes). */
  name?: Translated;
}

export interface SensorRow {
  sensor: Sensor;
  /** The worst of its promises; null: none was judged yet. */
  verdict: Verdict | null;
  /** Ids of the promises that are broken now. */
  broken: string[];
  /** The shortest raw retention of its datastreams, ISO 8601; null: it has none. */
  keptFor: string | null;
  /** Metres, where the question gave a position. */
  distanceM: number | null;
}

export interface MapFeature extends SensorFeature {
  properties: SensorFeature["properties"] & {
    verdict: Verdict | null;
    mobile: boolean;
    /** What it can see, hear or count; null: not told. */
    sensingArea: Extract<Location, { type: "Polygon" }> | null;
  };
}

export interface SensorChange {
  version: number;
  /** Since when it holds in the street, and in the register. */
  since: string;
  recordedAt: string;
  status: PublicStatus;
  /** Why it corrects an earlier version; null: it does not. */
  correction: string | null;
  /** Top-level fields that differ from the version before; `datastreams.count_in` for a datastream. Empty: the first. */
  changed: string[];
  /** What of it can be said in a sentence. */
  differences: Difference[];
}

/** One thing that was otherwise: of a datastream by its name, or of the whole sensor. */
export interface Difference {
  what: "retention.raw" | "retention.hour" | "retention.day" | "interval" | "end" | "public" | "stream";
  stream: Translated | null;
  /** A duration, an instant, `true` or `false`; null: there was none. */
  before: string | null;
  after: string | null;
}

export interface LatestReading extends RawReading {
  datastream: number;
  /** Seconds since `time` (of an interval count: since the end of its interval), by the database's clock, never below 0. */
  ageS: number;
}

export interface NewestChange {
  publicId: string;
  name: Translated;
  kind: Kind;
  change: "announced" | "new" | "changed" | "paused" | "expired" | "removed";
  at: string;
}
