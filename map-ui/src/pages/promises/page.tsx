/** @jsxRuntime automatic @jsxImportSource preact */
// Promise beside practice for the whole city: what is broken now and what the city said of it, this year, by owner.
import type { CityPromise, DeletionRun, OwnerBreaks } from "@meetpaal/registry-api/contract";
import { brokenFeedPath, sectionPath, sensorPath } from "../../links.ts";
import type { Page, PageContext } from "../../page.ts";
import { VerdictLine } from "../../symbols/verdict.tsx";
import { Words } from "../../text/translated.tsx";
import { alternateSection } from "../alternate.ts";
import { PossibleBreach } from "../breach.tsx";
import { promiseTopic } from "../promise-topic.ts";
import { Response } from "../response.tsx";

const Broken = ({ context, promise }: { context: PageContext; promise: CityPromise }) => {
  const { t, locale, format, now, demo } = context;
  const { sensor, id, since, explanation } = promise;
  return (
    <li data-promise={id} data-sensor={sensor.publicId}>
      <h3>
        <a href={sensorPath(locale, sensor.publicId)}>
          <Words of={sensor.name} locale={locale} />
        </a>
      </h3>
      {sensor.demo && !demo && <p class="small soft">{t("frame.demo")}</p>}
      <VerdictLine verdict="broken">
        {promiseTopic(t, id)}. {t("promises.since", { moment: format.moment(new Date(since), now) })}
      </VerdictLine>
      <p>
        <Words of={explanation} locale={locale} />
      </p>
      <Response context={context} since={new Date(since)} responses={promise.responses} />
      <PossibleBreach context={context} breach={promise.breach} />
    </li>
  );
};

const Owners = ({ context, owners }: { context: PageContext; owners: readonly OwnerBreaks[] }) => {
  const { t, format } = context;
  return (
    <section class="part">
      <h2 id="eigenaren">{t("promises.owners")}</h2>
      <div class="owners" role="region" aria-labelledby="eigenaren" tabindex={0}>
        <table class="utrecht-table utrecht-table--html-table">
          <thead>
            <tr>
              <th scope="col">{t("promises.owner")}</th>
              <th scope="col">{t("promises.owner.sensors")}</th>
              <th scope="col">{t("promises.owner.now")}</th>
              <th scope="col">{t("promises.owner.times")}</th>
              <th scope="col">{t("promises.owner.hours")}</th>
            </tr>
          </thead>
          <tbody>
            {owners.map(({ owner, name, sensors, brokenNow, timesThisYear, hoursThisYear }) => (
              <tr key={owner} data-owner={owner}>
                <th scope="row">{name}</th>
                <td>{format.number(sensors)}</td>
                <td>{format.number(brokenNow)}</td>
                <td>{format.number(timesThisYear)}</td>
                <td>{format.number(hoursThisYear)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="soft">{t("promises.owners.note")}</p>
    </section>
  );
};

const Deletions = ({
  context,
  lookedAt,
  runs,
}: {
  context: PageContext;
  lookedAt: string | null;
  runs: readonly DeletionRun[];
}) => {
  const { t, format, now } = context;
  return (
    <section class="part" aria-labelledby="weg">
      <h2 id="weg">{t("promises.deletions")}</h2>
      {lookedAt !== null && (
        <p>{t("promises.deletions.looked", { moment: format.moment(new Date(lookedAt), now) })}</p>
      )}
      {runs.length === 0 ? (
        <p>{t("promises.deletions.none")}</p>
      ) : (
        <>
          <p>{t("promises.deletions.last")}</p>
          <div class="owners" role="region" aria-labelledby="weg" tabindex={0}>
            <table class="utrecht-table utrecht-table--html-table">
              <thead>
                <tr>
                  <th scope="col">{t("promises.deletions.when")}</th>
                  <th scope="col">{t("promises.deletions.raw")}</th>
                  <th scope="col">{t("promises.deletions.hour")}</th>
                  <th scope="col">{t("promises.deletions.day")}</th>
                </tr>
              </thead>
              <tbody>
                {runs.map(({ startedAt, deleted }) => (
                  <tr key={startedAt} data-deleted={startedAt}>
                    <th scope="row">{format.moment(new Date(startedAt), now)}</th>
                    <td>{format.number(deleted.raw)}</td>
                    <td>{format.number(deleted.hour)}</td>
                    <td>{format.number(deleted.day)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      <p>
        <a href="/v1/deletions">{t("promises.deletions.api")}</a>
      </p>
    </section>
  );
};

export const promisesPage = async (context: PageContext): Promise<Page> => {
  const { t, locale, format, data } = context;
  const { broken, owners, lookedAt, deletions } = await data.promises();
  const sum = (of: (row: OwnerBreaks) => number) => owners.reduce((total, row) => total + of(row), 0);
  const brokenNow = sum((row) => row.brokenNow);
  return {
    status: 200,
    title: t("promises.title"),
    description: t("promises.lead"),
    section: "promises",
    alternate: alternateSection(context, "promises"),
    body: (
      <div class="wrap text-page">
        <h1>{t("promises.title")}</h1>
        <p class="lead">{t("promises.lead")}</p>
        <p>
          <a href={sectionPath(locale, "measuring")}>{t("promises.how")}</a>
        </p>
        <section class="part" aria-labelledby="nu">
          <h2 id="nu">{t("promises.now")}</h2>
          <p>
            {brokenNow === 0
              ? t("promises.now.none")
              : t("promises.now.count", { n: brokenNow, of: sum((row) => row.promises) })}{" "}
            {brokenNow > broken.length && t("promises.now.some", { n: broken.length })}
          </p>
          <ul class="broken-promises">
            {broken.map((promise) => (
              <Broken
                key={`${promise.sensor.publicId} ${promise.id} ${promise.datastream}`}
                context={context}
                promise={promise}
              />
            ))}
          </ul>
        </section>
        <section class="part" aria-labelledby="jaar">
          <h2 id="jaar">{t("promises.year")}</h2>
          <p>
            {t("promises.year.words", {
              n: sum((row) => row.timesThisYear),
              hours: format.number(sum((row) => row.hoursThisYear)),
            })}
          </p>
        </section>
        <Owners context={context} owners={owners} />
        <Deletions context={context} lookedAt={lookedAt} runs={deletions} />
        <section class="part" aria-labelledby="zelf">
          <h2 id="zelf">{t("promises.data")}</h2>
          <ul>
            <li>
              <a href={brokenFeedPath(locale)} type="application/atom+xml">
                {t("promises.data.feed")}
              </a>
            </li>
            <li>
              <a href="/v1/promises">{t("promises.data.api")}</a>
            </li>
          </ul>
          <p class="soft">{t("promises.data.csv")}</p>
        </section>
      </div>
    ),
  };
};
