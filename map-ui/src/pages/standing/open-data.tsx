/** @jsxRuntime automatic @jsxImportSource preact */
// The data behind the pages: files, the API with lines that run as they stand, feeds. A test runs each line.
import { brokenFeedPath } from "../../links.ts";
import type { Page, PageContext } from "../../page.ts";
import { prosePage } from "./prose-page.tsx";

const formats = ["csv", "xlsx", "geojson", "jsonl"] as const;

interface Example {
  readonly name: "list" | "sensor" | "practice" | "hours" | "hours-csv" | "zones" | "changes";
  readonly path: string;
  readonly accept?: string;
}

/** Of a sensor that is there, so that the lines give something. */
const examplesOf = async ({ data, locale }: PageContext): Promise<readonly Example[]> => {
  const question = { status: ["active" as const], sort: { by: "name" as const, language: locale } };
  const { rows } = await data.sensors({ ...question, page: 1, pageSize: 20 });
  const sensor = rows.find((row) => row.sensor.datastreams.some((stream) => stream.public))?.sensor;
  const stream = sensor?.datastreams.find((one) => one.public);
  const hours = `/v1/datastreams/${stream?.id}/readings?resolution=hour`;
  return [
    { name: "list", path: "/v1/sensors?limit=5" },
    ...(sensor && stream
      ? ([
          { name: "sensor", path: `/v1/sensors/${sensor.publicId}` },
          { name: "practice", path: `/v1/sensors/${sensor.publicId}/practice` },
          { name: "hours", path: hours },
          { name: "hours-csv", path: hours, accept: "text/csv" },
        ] as const)
      : []),
    { name: "zones", path: "/v1/zones" },
    { name: "changes", path: "/v1/changes?limit=10" },
  ];
};

const Examples = ({ context, examples }: { context: PageContext; examples: readonly Example[] }) => {
  const { t, request } = context;
  return (
    <>
      <p>{t("open.try.lead")}</p>
      <dl class="examples">
        {examples.map(({ name, path, accept }) => (
          <div key={name}>
            <dt>{t(`open.try.${name}`)}</dt>
            <dd>
              <code data-example>
                curl {accept && `-H 'Accept: ${accept}' `}'{request.publicUrl}
                {path}'
              </code>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
};

export const openDataPage = async (context: PageContext): Promise<Page> => {
  const { t, locale } = context;
  const examples = await examplesOf(context);
  return prosePage(context, {
    section: "open-data",
    title: t("open.title"),
    lead: t("open.lead"),
    parts: [
      { id: "mag", title: t("open.may"), body: <p>{t("open.may.body")}</p> },
      {
        id: "bestanden",
        title: t("open.files"),
        body: (
          <ul class="bullets">
            {formats.map((format) => (
              <li key={format}>
                <a href={`/v1/exports/sensors?format=${format}`} download>
                  {t(`open.files.${format}`)}
                </a>
              </li>
            ))}
          </ul>
        ),
      },
      { id: "api", title: t("open.try"), body: <Examples context={context} examples={examples} /> },
      {
        id: "bouwen",
        title: t("open.describe"),
        body: (
          <>
            <ul class="bullets">
              <li>
                <a href="/v1/openapi.json" hreflang="en">
                  {t("open.describe.openapi")}
                </a>
              </li>
              <li>
                <a href="/v1/dcat">{t("open.describe.dcat")}</a>
              </li>
              <li>
                <a href="/ogc/v1" hreflang="en">
                  {t("open.describe.ogc")}
                </a>
              </li>
            </ul>
            <p>{t("open.describe.body")}</p>
          </>
        ),
      },
      {
        id: "volgen",
        title: t("open.follow"),
        body: (
          <ul class="bullets">
            <li>
              <a href={`/v1/feeds/changes?language=${locale === "nl" ? "nl" : "en"}`}>
                {t("open.follow.changes")}
              </a>
            </li>
            <li>
              <a href={brokenFeedPath(locale)}>{t("open.follow.broken")}</a>
            </li>
          </ul>
        ),
      },
    ],
  });
};
