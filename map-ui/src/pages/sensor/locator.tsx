/** @jsxRuntime automatic @jsxImportSource preact */
// Where the sensor hangs: a small map from the server, and the same in words.
import type { Sensor } from "@meetpaal/registry-api/contract";
import { Markers } from "../../map/markers.tsx";
import { boxAround, project } from "../../map/projection.ts";
import { Sketch } from "../../map/sketch.tsx";
import type { PageContext } from "../../page.ts";
import { Sentence, Words } from "../../text/translated.tsx";
import { middleOf } from "../list/places.ts";

const width = 420;
const aspect = 420 / 300;
/** About 2.7 km: river, ring and station stay in the picture of a sensor in the centre. */
const span = 0.04;

const PlaceWords = ({ context, sensor }: { context: PageContext; sensor: Sensor }) => {
  const { t, locale, format } = context;
  const { place, heightM } = sensor;
  if (!place) return <>{t("sensor.place.none")}</>;
  const say = (words: string) =>
    heightM === null
      ? t("sensor.place.only", { place: words })
      : t("sensor.place.height", { place: words, height: format.number(heightM) });
  return <Sentence say={say} of={[place]} locale={locale} />;
};

interface LocatorProps {
  readonly context: PageContext;
  readonly sensor: Sensor;
  readonly broken: boolean;
}
export const Locator = ({ context, sensor, broken }: LocatorProps) => {
  const { t, base } = context;
  const at = middleOf(sensor.location);
  const projection = project(boxAround(at, span, aspect), width);
  const [x, y] = projection.at(at);
  const place = { publicId: sensor.publicId, at, kind: sensor.kind, about: sensor.personalData, broken };
  return (
    <figure class="locator">
      <Sketch base={base} projection={projection} label={t("map.place")} taken={[[x, y]]} textSize={17}>
        {sensor.location.type === "Polygon" && (
          <path
            class="zone-area"
            d={`M${(sensor.location.coordinates[0] ?? []).map((corner) => projection.at(corner).join(" ")).join("L")}Z`}
          />
        )}
        <Markers groups={[{ x, y, members: [place] }]} />
      </Sketch>
      <figcaption>
        <PlaceWords context={context} sensor={sensor} />
        {sensor.mobile && ` ${t("sensor.place.mobile")}`}
        {sensor.generalisation && (
          <>
            {" "}
            {t("sensor.place.rough")} <Words of={sensor.generalisation.reason} locale={context.locale} />
          </>
        )}
        {base.source === "sketch" && <span class="soft"> {t("map.sketch")}</span>}
      </figcaption>
    </figure>
  );
};
