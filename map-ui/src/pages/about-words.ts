/** Whether a sensor is about people, in one phrase; a microphone does not "see". */
import type { Sensor } from "@meetpaal/registry-api/contract";
import type { Translate } from "../text/text.ts";

export const aboutWords = (
  t: Translate,
  { personalData, model }: Pick<Sensor, "personalData" | "model">,
): string =>
  personalData === "in-the-box" && model.capture === "microphone"
    ? t("about.in-the-box.sound")
    : t(`about.${personalData}`);
