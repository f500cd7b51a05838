/** @jsxRuntime automatic @jsxImportSource preact */
// "Near me": a button that only a script can offer. The position stays in the browser: it is the browser that measures the distances.
import type { NearWords } from "../../islands/near/words.ts";
import type { PageContext } from "../../page.ts";

const words = ({ t }: PageContext): NearWords => ({
  button: t("near.button"),
  stays: t("near.stays"),
  title: t("near.title"),
  metres: t("near.metres"),
  kilometres: t("near.kilometres"),
  refused: t("near.refused"),
  none: t("near.none"),
  busy: t("near.busy"),
});

interface NearestProps {
  readonly context: PageContext;
  /** Address of the sensors to choose from. */
  readonly places: string;
}
export const Nearest = ({ context, places }: NearestProps) => (
  <div class="near" data-island="near" data-places={places}>
    <script
      type="application/json"
      dangerouslySetInnerHTML={{ __html: JSON.stringify(words(context)).replaceAll("<", "\\u003c") }}
    />
  </div>
);
