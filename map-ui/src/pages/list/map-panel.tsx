/** @jsxRuntime automatic @jsxImportSource preact */
// The map beside the list: a sketch from the server, over which the live map lies once it is there, and the key of its signs.
import type { MapFeature, SensorQuestion } from "@meetpaal/registry-api/contract";
import { inScript } from "../../in-script.ts";
import type { MapWords } from "../../islands/map/words.ts";
import { basemapPath, placesPath } from "../../links.ts";
import { ClusterParts, groupPlaces, Markers } from "../../map/markers.tsx";
import type { Box } from "../../map/projection.ts";
import { boxOf, firstLook, project } from "../../map/projection.ts";
import { Sketch } from "../../map/sketch.tsx";
import type { PageContext } from "../../page.ts";
import { Hexagon } from "../../symbols/symbol.tsx";
import { Sign } from "../../symbols/verdict.tsx";
import { placeOf } from "./places.ts";
import { questionQuery } from "./question.ts";

export const mapId = "kaart";

/** The middle of the town, for a list without places. */
export const town: Box = [5.838, 51.835, 5.886, 51.861];
export const width = 640;
const aspect = 640 / 560;
/** About two kilometres: a single sensor still shows its surroundings. */
const leastSpan = 0.03;
/** Markers of 32 px closer than this would cover each other. */
const markerGap = 27;

export const mapWords = ({ t }: PageContext): MapWords => ({
  status: t("map.status"),
  control: t("map.control"),
  in: t("map.in"),
  out: t("map.out"),
  north: t("map.north"),
  south: t("map.south"),
  west: t("map.west"),
  east: t("map.east"),
  whole: t("map.whole"),
  help: t("map.help"),
  scroll: t("map.scroll"),
  scrollMac: t("map.scroll.mac"),
  touch: t("map.touch"),
});

export const corners = (box: Box): string => box.map((degrees) => degrees.toFixed(5)).join(",");

interface MapPanelProps {
  readonly context: PageContext;
  readonly question: SensorQuestion;
  readonly features: readonly MapFeature[];
}
export const MapPanel = ({ context, question, features }: MapPanelProps) => {
  const { t, locale, base, ground } = context;
  const places = features.map(placeOf);
  const positions = places.map(({ at }) => at);
  const box = firstLook(positions, leastSpan, aspect) ?? town;
  const whole = boxOf(positions, leastSpan, aspect) ?? town;
  const projection = project(box, width);
  const groups = groupPlaces(places, projection, markerGap);
  return (
    <section class="side" id={mapId} aria-labelledby="map-title" popover="auto">
      <div class="sheet-head">
        <h2 id="map-title">{t("map.title")}</h2>
        <button
          type="button"
          class="utrecht-button utrecht-button--secondary-action"
          popovertarget={mapId}
          popovertargetaction="hide"
          autofocus
        >
          {t("list.to-list")}
        </button>
      </div>
      <div
        class="map"
        data-island="map"
        data-base={basemapPath}
        data-ground={ground?.kind}
        data-ground-address={ground?.address}
        data-places={`${placesPath(locale)}${questionQuery(question, "", 1)}`}
        data-bounds={corners(box)}
        data-whole={corners(whole)}
        data-failed={t("map.failed")}
      >
        <Sketch
          base={base}
          projection={projection}
          label={t("map.label", { n: places.length })}
          taken={groups.map(({ x, y }) => [x, y] as const)}
        >
          {features.map(({ geometry, properties: { publicId, mobile } }) =>
            mobile && geometry.type === "Polygon" ? (
              <path
                key={publicId}
                class="zone-area"
                d={`M${(geometry.coordinates[0] ?? []).map((corner) => projection.at(corner).join(" ")).join("L")}Z`}
              />
            ) : null,
          )}
          <Markers groups={groups} />
        </Sketch>
        <script type="application/json" dangerouslySetInnerHTML={{ __html: inScript(mapWords(context)) }} />
      </div>
      {ground !== null && <p class="small soft">{t(`map.ground.${ground.kind}`)}</p>}
      {ground === null && base.source === "sketch" && <p class="small soft">{t("map.sketch")}</p>}
      <p class="small soft" role="status" data-map-status />
      <ul class="key" aria-label={t("map.key")}>
        <li>
          <Hexagon kind="air-quality" about="none" size={32} />
          {t("about.none")}
        </li>
        <li>
          <Hexagon kind="crowd-meter" about="in-the-box" size={32} />
          {t("about.in-the-box")}
        </li>
        <li>
          <Hexagon kind="camera" about="stored" size={32} />
          {t("about.stored")}
        </li>
        <li>
          <Sign verdict="broken" size={32} />
          {t("map.broken")}
        </li>
        <li>
          <svg width="32" height="32" viewBox="0 0 40 40" aria-hidden="true">
            <ClusterParts count={2} />
          </svg>
          {t("map.cluster")}
        </li>
        <li>
          <svg class="sketch" width="32" height="32" viewBox="0 0 40 40" aria-hidden="true">
            <path class="zone-area" d="M5 8 35 5 37 33 8 36Z" />
          </svg>
          {t("map.area")}
        </li>
      </ul>
      {/* Filled by the live map; a sketch cannot be moved. Last, so that nothing moves when it comes. */}
      <div class="middle small" data-map-middle hidden>
        <p id="map-middle">{t("map.middle")}</p>
        <ul aria-labelledby="map-middle" />
      </div>
    </section>
  );
};
