/** @jsxRuntime automatic @jsxImportSource preact */
// Choosing the place on the map, where scripts run: it fills in the field of the form, and nothing else hears of it. The map is fetched
// when somebody opens it.
import { inScript } from "../../in-script.ts";
import { basemapPath, placesPath } from "../../links.ts";
import { project } from "../../map/projection.ts";
import { Sketch } from "../../map/sketch.tsx";
import type { PageContext } from "../../page.ts";
import { corners, mapWords, town, width } from "../list/map-panel.tsx";

export const PickOnMap = ({ context }: { context: PageContext }) => {
  const { t, locale, base, ground } = context;
  const words = {
    ...mapWords(context),
    pickMiddle: t("measured.pick.middle"),
    pickChosen: t("measured.pick.chosen", { place: "[place]" }),
  };
  return (
    <details class="more pick" data-pick-panel hidden>
      <summary>{t("measured.pick")}</summary>
      <p>{t("measured.pick.body")}</p>
      <div
        class="map"
        data-island="map"
        data-pick="place"
        data-base={basemapPath}
        data-ground={ground?.kind}
        data-ground-address={ground?.address}
        data-places={placesPath(locale)}
        data-bounds={corners(town)}
        data-whole={corners(town)}
        data-failed={t("map.failed")}
      >
        <Sketch base={base} projection={project(town, width)} label={t("map.place")} taken={[]} />
        <script type="application/json" dangerouslySetInnerHTML={{ __html: inScript(words) }} />
      </div>
      <p class="small soft" role="status" data-map-status />
    </details>
  );
};
