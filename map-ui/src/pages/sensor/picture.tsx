/** @jsxRuntime automatic @jsxImportSource preact */
// What the box looks like: the city's own picture, of this box or else of its model, or else a drawing that says that it is one.
import type { Sensor } from "@meetpaal/registry-api/contract";
import { picturePath } from "../../links.ts";
import type { Told } from "../../page.ts";
import { langOf, plainText } from "../../text/translated.tsx";
import { BoxDrawing, drawnOf } from "./box-drawing.tsx";

export const Picture = ({ context, sensor }: { context: Told; sensor: Sensor }) => {
  const { t, locale } = context;
  const picture = sensor.picture ?? sensor.model.picture;
  if (!picture)
    return (
      <figure class="box-picture">
        <BoxDrawing of={drawnOf(sensor)} label={t(`picture.${drawnOf(sensor)}`)} />
        <figcaption>{t("picture.drawing")}</figcaption>
      </figure>
    );
  return (
    <figure class="box-picture">
      <img
        src={picturePath(picture.file)}
        alt={plainText(picture.alt, locale)}
        lang={langOf(picture.alt, locale)}
        width={picture.widthPx}
        height={picture.heightPx}
        decoding="async"
      />
      {picture.credit && <figcaption>{t("picture.credit", { credit: picture.credit })}</figcaption>}
    </figure>
  );
};
