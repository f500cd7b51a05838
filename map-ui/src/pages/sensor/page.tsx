/** @jsxRuntime automatic @jsxImportSource preact */
// The page of one sensor, in layers: a picture, a sentence and five answers; promise beside practice; the figures, the law and what was
// weighed beforehand; the papers, the way to ask, what changed, and the codes.
import { Crumbs } from "../../frame/crumbs.tsx";
import { InLaw } from "../../frame/in-law.tsx";
import { formPath, sensorFeedPath } from "../../links.ts";
import type { Page, PageContext } from "../../page.ts";
import { Hexagon } from "../../symbols/symbol.tsx";
import { plainText, Words } from "../../text/translated.tsx";
import { alternateSensor } from "../alternate.ts";
import { missingSensorPage, missingVersionPage } from "../missing.tsx";
import { sensorAbout } from "./about.ts";
import { Algorithms } from "./algorithms.tsx";
import { Ask } from "./ask.tsx";
import { Assessments } from "./assessments.tsx";
import { readAt } from "./at.ts";
import { Bounds } from "./bounds.tsx";
import { readRange } from "./chart-range.ts";
import { Contents } from "./contents.tsx";
import { Documents } from "./documents.tsx";
import { History } from "./history.tsx";
import { InShort } from "./in-short.tsx";
import { Law } from "./law.tsx";
import { Ledger } from "./ledger.tsx";
import { ledgerRows, tally } from "./ledger-rows.ts";
import { Locator } from "./locator.tsx";
import { Measurements } from "./measurements.tsx";
import { openLocalHour } from "./normal.ts";
import { PastState } from "./past.tsx";
import { Picture } from "./picture.tsx";
import { PilotFacts } from "./pilot.tsx";
import { readStreams } from "./readings.ts";
import { ExampleState, SensorState } from "./state.tsx";
import { Steps } from "./steps.tsx";
import { Technical } from "./technical.tsx";

export const sensorPage = async (context: PageContext, publicId: string): Promise<Page> => {
  const { data, request, locale, t, format, now } = context;
  const at = readAt(request.query.get("at"), now);
  const sensor = await data.sensor(publicId, at ?? undefined);
  if (!sensor) {
    const known = at ? await data.sensor(publicId) : null;
    return at && known ? missingVersionPage(context, publicId, at) : missingSensorPage(context, false);
  }
  const [practice, versions, streams] = await Promise.all([
    at ? null : data.practice(publicId),
    data.versions(publicId),
    at
      ? []
      : readStreams(data, sensor.datastreams, {
          range: readRange(request.query),
          now,
          localDays: context.localDays,
          localHour: openLocalHour(context.timeZone),
        }),
  ]);
  const rows = ledgerRows(context, sensor, practice);
  const outcome = at ? null : tally(rows);
  const name = plainText(sensor.name, locale);
  const start = new Date(sensor.validFrom);
  return {
    status: 200,
    title: name,
    description: plainText(sensor.description, locale),
    section: "sensors",
    alternate: alternateSensor(context, publicId),
    feeds: [{ path: sensorFeedPath(locale, publicId), title: t("feed.follow.sensor") }],
    ...(!at && { about: sensorAbout(context, sensor, request.publicUrl) }),
    islands: [
      ...(!at && sensor.status === "active" ? ["now" as const] : []),
      ...(streams.length > 0 ? ["chart" as const] : []),
    ],
    body: (
      <>
        <div class="wrap">
          <Crumbs context={context} here={name} />
          <div class="hero">
            <div class="hero-title">
              <ExampleState context={context} sensor={sensor} />
              {at ? (
                <PastState context={context} sensor={sensor} at={at} versions={versions} />
              ) : (
                <SensorState context={context} sensor={sensor} versions={versions} />
              )}
              <div class="sensor-title">
                <Hexagon kind={sensor.kind} about={sensor.personalData} size={64} />
                <div>
                  <h1>
                    <Words of={sensor.name} locale={locale} />
                  </h1>
                  <p class="soft">
                    {t("sensor.number", { number: sensor.publicId })}{" "}
                    {t(start > now ? "sensor.from" : "sensor.since", { day: format.day(start) })}
                  </p>
                </div>
              </div>
              <p class="lead">
                <Words of={sensor.description} locale={locale} />
              </p>
              {!at && (
                <p>
                  <a href={formPath(locale, publicId, "easy")}>{t("easy.link")}</a>
                </p>
              )}
            </div>
            <Picture context={context} sensor={sensor} />
            <InShort context={context} sensor={sensor} outcome={outcome} ledgerHref="#belofte" />
            <Locator context={context} sensor={sensor} broken={outcome?.worst === "broken"} />
          </div>
          <Contents context={context} sensor={sensor} measures={!at && sensor.status !== "announced"} />
        </div>
        <Steps context={context} sensor={sensor} />
        <Bounds context={context} sensor={sensor} />
        <Ledger
          context={context}
          rows={rows}
          practice={practice}
          outcome={outcome}
          announced={sensor.status === "announced"}
        />
        {!at && sensor.status !== "announced" && (
          <Measurements context={context} sensor={sensor} streams={streams} />
        )}
        <PilotFacts context={context} sensor={sensor} practice={practice} />
        <InLaw context={context}>{(inner) => <Law context={inner} sensor={sensor} />}</InLaw>
        <Assessments context={context} sensor={sensor} />
        <Algorithms context={context} sensor={sensor} />
        <Documents context={context} sensor={sensor} />
        <Ask context={context} sensor={sensor} />
        <History context={context} sensor={sensor} versions={versions} at={at} />
        <Technical context={context} sensor={sensor} />
      </>
    ),
  };
};
