/** @jsxRuntime automatic @jsxImportSource preact */
// The newest value of each stream with its age. The page is complete with it; the island fetches it again from an address of its own,
// and turns it unknown by itself when that fails for too long.
import type { Datastream, LatestReading, Sensor, SiteAnswer } from "@meetpaal/registry-api/contract";
import { render } from "preact-render-to-string";
import type { PageContext } from "../../page.ts";
import { silentAfter } from "./readings.ts";
import { unitWords, withUnit } from "./unit-words.ts";

interface NowProps {
  readonly context: PageContext;
  readonly active: boolean;
  readonly stream: Datastream;
  readonly latest: LatestReading | null;
}

const Unknown = ({ words }: { words: string }) => (
  <p class="now unknown">
    <b aria-hidden="true">?</b> <span>{words}</span>
  </p>
);

const Value = ({ context, stream, latest }: NowProps & { latest: LatestReading }) => {
  const { t, format, now } = context;
  const at = new Date(now.getTime() - latest.ageS * 1000);
  const below = stream.disclosure?.below;
  const value =
    latest.value === null
      ? below === undefined
        ? t("live.hidden.small")
        : t("live.hidden", { n: below })
      : format.measured(latest.value);
  return (
    <p class="now">
      <b>{withUnit(value, unitWords(t, stream.unit))}</b>
      {stream.aggregation === "interval-count" &&
        ` ${t("live.per", { duration: format.duration(stream.interval) })}`}
      <span class="soft">
        {t("live.measured", { moment: format.moment(at, now) })}
        <span data-ago>, {format.ago(latest.ageS)}</span>.
      </span>
    </p>
  );
};

export const Now = (props: NowProps) => {
  const { context, active, stream, latest } = props;
  const { t, format, now } = context;
  if (!latest) return <p class="now">{t("live.none")}</p>;
  const since = format.moment(new Date(now.getTime() - latest.ageS * 1000), now);
  const silent = silentAfter(stream);
  if (active && latest.ageS > silent)
    return (
      <div data-now={stream.id}>
        <Unknown words={t("live.unknown", { moment: since })} />
      </div>
    );
  return (
    <div
      data-now={stream.id}
      data-age={latest.ageS}
      data-silent-after={active ? silent : undefined}
      data-unknown={active ? t("live.lost.unknown", { moment: since }) : undefined}
    >
      <Value {...props} latest={latest} />
    </div>
  );
};

/** What the island asks for; null: no such sensor, or none that measures. */
export const nowAnswer = async (context: PageContext, publicId: string): Promise<SiteAnswer | null> => {
  const sensor: Sensor | null = await context.data.sensor(publicId);
  if (sensor?.status !== "active") return null;
  const open = sensor.datastreams.filter((stream) => stream.public);
  const latest = await context.data.latest(open.map(({ id }) => id));
  const parts = open.map((stream) =>
    render(
      <Now
        context={context}
        active
        stream={stream}
        latest={latest.find(({ datastream }) => datastream === stream.id) ?? null}
      />,
    ),
  );
  return {
    status: 200,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
    body: parts.join(""),
  };
};
