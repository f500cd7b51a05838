/** @jsxRuntime automatic @jsxImportSource preact */
// Where the browser has a voice of its own for the language, its island offers here to read the page aloud.
import type { SpeakWords } from "../islands/speak/words.ts";
import type { PageContext } from "../page.ts";

export const ReadAloud = ({ context: { t } }: { context: PageContext }) => {
  const words: SpeakWords = { read: t("speak.read"), stop: t("speak.stop") };
  return (
    <div class="read-aloud" data-island="speak">
      <script
        type="application/json"
        dangerouslySetInnerHTML={{ __html: JSON.stringify(words).replaceAll("<", "\\u003c") }}
      />
    </div>
  );
};
