/** @jsxRuntime automatic @jsxImportSource preact */
// A sensor in the plainest words: one question, one short answer, one picture a card. Nothing is said here that the whole page does
// not say better; nothing is said otherwise.
import type { Sensor } from "@meetpaal/registry-api/contract";
import type { ComponentChildren } from "preact";
import { Crumbs } from "../../frame/crumbs.tsx";
import { sensorPath } from "../../links.ts";
import type { Page, PageContext } from "../../page.ts";
import { Symbol } from "../../symbols/symbol.tsx";
import { Sign, type Verdict } from "../../symbols/verdict.tsx";
import type { MessageKey } from "../../text/text.ts";
import { plainText, Sentence, Words } from "../../text/translated.tsx";
import { alternateForm } from "../alternate.ts";
import { missingSensorPage } from "../missing.tsx";
import { ReadAloud } from "../read-aloud.tsx";
import { keptWords, longestRetention } from "../sensor/in-short.tsx";
import { ledgerRows, tally } from "../sensor/ledger-rows.ts";
import { ExampleState } from "../sensor/state.tsx";

/** "Does it see me?": as much as the whole page says, in fewer words. */
export const seesWords = ({ t }: Pick<PageContext, "t">, { personalData, model }: Sensor): string => {
  if (personalData === "none") return t("easy.see.none");
  if (personalData === "stored") return t("easy.see.stored");
  const { capture } = model;
  const box = capture === "camera" || capture === "microphone" || capture === "wifi" ? capture : "other";
  return t(`easy.see.box.${box}`);
};

const size = 64;

interface CardProps {
  readonly symbol: ComponentChildren;
  readonly title: string;
  readonly children: ComponentChildren;
}
const Card = ({ symbol, title, children }: CardProps) => (
  <li>
    {symbol}
    <div>
      <h2>{title}</h2>
      <p>{children}</p>
    </div>
  </li>
);

const Cards = ({ context, sensor, worst }: { context: PageContext; sensor: Sensor; worst: Verdict }) => {
  const { t, format, locale, city } = context;
  const { kind, personalData, place, status, validTo } = sensor;
  const retention = longestRetention(sensor);
  const purpose = sensor.datastreams.flatMap(({ purposes }) => purposes)[0];
  const owner = sensor.organisations.find(({ id }) => id === sensor.owner)?.name ?? sensor.owner;
  const { phone, desk } = city.contact ?? {};
  const title = (key: MessageKey) => t(key);
  return (
    <ul class="easy-cards">
      <Card
        symbol={<Symbol shape="hexagon" name={kind} about={personalData} size={size} />}
        title={title("easy.what")}
      >
        {t(`easy.kind.${kind}`)} {status === "removed" && t("easy.gone")}
        {status === "announced" && t("easy.later")}
      </Card>
      {place && (
        <Card symbol={<Symbol shape="none" name="pin" size={size} />} title={title("easy.where")}>
          <Words of={place} locale={locale} />
        </Card>
      )}
      <Card
        symbol={<Symbol shape="circle" name="look" about={personalData} size={size} />}
        title={title("easy.see")}
      >
        {seesWords(context, sensor)}
      </Card>
      {purpose && (
        <Card symbol={<Symbol shape="hexagon" name="goal" size={size} />} title={title("easy.why")}>
          <Words of={purpose.text} locale={locale} />
        </Card>
      )}
      {retention && (
        <Card symbol={<Symbol shape="square" name="keep" size={size} />} title={title("easy.long")}>
          {keptWords(context, retention)}
        </Card>
      )}
      {validTo && status !== "removed" && (
        <Card symbol={<Symbol shape="none" name="calendar" size={size} />} title={title("easy.until")}>
          {format.day(new Date(validTo))}
        </Card>
      )}
      <Card symbol={<Symbol shape="none" name="owner" size={size} />} title={title("easy.whose")}>
        {owner}
      </Card>
      {status === "active" && (
        <Card symbol={<Sign verdict={worst} size={size} />} title={title("easy.kept")}>
          {t(`easy.kept.${worst}`)}
        </Card>
      )}
      {(phone ?? desk) && (
        <Card symbol={<Symbol shape="none" name="phone" size={size} />} title={title("easy.ask")}>
          {phone && t("easy.ask.call", { phone: phone.replaceAll(" ", "\u00a0") })}{" "}
          {desk && (
            <Sentence say={(words) => t("easy.ask.desk", { desk: words })} of={[desk]} locale={locale} />
          )}
        </Card>
      )}
    </ul>
  );
};

export const easyPage = async (context: PageContext, publicId: string): Promise<Page> => {
  const { data, t, locale } = context;
  const sensor = await data.sensor(publicId);
  if (!sensor) return missingSensorPage(context, false);
  const { worst } = tally(ledgerRows(context, sensor, await data.practice(publicId)));
  const name = plainText(sensor.name, locale);
  return {
    status: 200,
    title: `${t("easy.title")}: ${name}`,
    description: plainText(sensor.description, locale),
    section: "sensors",
    alternate: alternateForm(context, publicId, "easy"),
    islands: ["speak"],
    body: (
      <div class="wrap easy">
        <Crumbs context={context} here={t("easy.title")} sensor={{ publicId, name }} />
        <ExampleState context={context} sensor={sensor} />
        <h1>
          <Words of={sensor.name} locale={locale} />
        </h1>
        <ReadAloud context={context} />
        <Cards context={context} sensor={sensor} worst={worst} />
        <p>
          <a class="utrecht-button utrecht-button--primary-action" href={sensorPath(locale, publicId)}>
            {t("easy.back")}
          </a>
        </p>
      </div>
    ),
  };
};
