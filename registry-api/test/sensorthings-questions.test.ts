/** What can be asked of SensorThings: conditions, orders, slices and relations along, none of which finds out what is hidden. */

import { describe, expect, it } from "vitest";
import * as z from "zod";
import { oneEdition, useDatabase } from "../../db/test/database.ts";
import { earlyInMinute } from "../../db/test/early-in.ts";
import { problemSchema } from "../src/contract/problem.ts";
import { PUBLIC_URL } from "./app.ts";
import { BASE, MINUTE_MS, type Page, useSensorThings } from "./sensorthings.ts";

describe.each(oneEdition)("questions to SensorThings (%s)", (edition) => {
  const db = useDatabase(edition);
  const city = useSensorThings(db);
  const { get, minute, page, start, values } = city;

  const asked = (path: string, options: Record<string, string>): string =>
    `${path}?${Object.entries(options)
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join("&")}`;

  it("gives what is hidden no result, and lets no condition or order find it out", async () => {
    const stream = `/Datastreams(${city.ids.count})/Observations`;
    const { value } = await page(`${stream}?$select=phenomenonTime,result,parameters`);
    expect(value).toEqual([
      { phenomenonTime: `${minute(0)}/${minute(1)}`, result: 13, parameters: {} },
      { phenomenonTime: `${minute(1)}/${minute(2)}`, result: null, parameters: { suppressed: true } },
      { phenomenonTime: `${minute(2)}/${minute(3)}`, result: 20, parameters: {} },
      { phenomenonTime: `${minute(3)}/${minute(4)}`, result: null, parameters: { suppressed: true } },
      { phenomenonTime: `${minute(4)}/${minute(5)}`, result: 30, parameters: {} },
    ]);
    expect(await values(asked(stream, { $filter: "result lt 5" }), "result")).toEqual([]);
    expect(await values(asked(stream, { $filter: "result eq null" }), "result")).toEqual([null, null]);
    expect(await values(asked(stream, { $filter: "not (result gt 5)" }), "result")).toEqual([]);
    expect(await values(asked(stream, { $orderby: "result" }), "phenomenonTime")).toEqual(
      [1, 3, 0, 2, 4].map((place) => `${minute(place)}/${minute(place + 1)}`),
    );
    const counted = await page(asked(stream, { $count: "true", $filter: "result lt 5" }));
    expect(counted["@iot.count"]).toBe(0);
    const hidden = `/Observations(${city.ids.count}${start.getTime() + MINUTE_MS}000)/result`;
    expect((await get(hidden)).statusCode).toBe(204);
    expect((await get(`${hidden}/$value`)).statusCode).toBe(204);
  });

  it.each([
    ["/Things", { $filter: "name eq 'Teller Kade'" }, ["Teller Kade"]],
    ["/Things", { $filter: "name ne 'Teller Kade'" }, ["Geluid Brug"]],
    ["/Things", { $filter: "id eq 2 or id eq 3" }, ["Geluid Brug"]],
    ["/Things", { $filter: "properties/kind eq 'noise' and properties/demo eq true" }, ["Geluid Brug"]],
    ["/Things", { $filter: "properties/version gt 1" }, ["Geluid Brug"]],
    ["/Things", { $filter: "properties/validFrom le 2026-01-01T00:00:00Z" }, ["Teller Kade", "Geluid Brug"]],
    ["/Things", { $filter: "properties/validTo eq null" }, ["Teller Kade", "Geluid Brug"]],
    ["/Things", { $filter: "startswith(tolower(name),'tel') and endswith(name,'e')" }, ["Teller Kade"]],
    ["/Things", { $filter: "substring(name,7) eq 'Brug'" }, ["Geluid Brug"]],
    ["/Things", { $filter: "indexof(name,'Kade') eq 7 and length(name) eq 11" }, ["Teller Kade"]],
    [
      "/Things",
      { $filter: "concat(concat(name,'/'),properties/kind) eq 'Geluid Brug/noise'" },
      ["Geluid Brug"],
    ],
    [
      "/Things",
      { $filter: "Datastreams/ObservedProperty/name eq 'pedestrian-count' and Datastreams/id gt 2" },
      ["Geluid Brug"],
    ],
    [
      "/Things",
      {
        $filter:
          "st_within(Locations/location,geography'POLYGON((5.85 51.84,5.87 51.84,5.87 51.86,5.85 51.86,5.85 51.84))')",
      },
      ["Teller Kade"],
    ],
    [
      "/Things",
      { $filter: "geo.distance(Locations/location,geography'POINT(5.91 51.91)') lt 0.001" },
      ["Geluid Brug"],
    ],
    [
      "/Things",
      { $filter: "year(now()) ge 2026 and 7 mod 4 eq 3 and 1 div 0 eq null" },
      ["Teller Kade", "Geluid Brug"],
    ],
    ["/Things", { $orderby: "name" }, ["Geluid Brug", "Teller Kade"]],
    ["/Things", { $orderby: "properties/kind desc,name" }, ["Geluid Brug", "Teller Kade"]],
    ["/Things", { $top: "1", $skip: "1" }, ["Geluid Brug"]],
    ["/Datastreams", { $filter: "Thing/properties/publicId eq 'aaaaaaaa'", $select: "name" }, ["Mensen"]],
    [
      "/Datastreams",
      { $filter: "unitOfMeasurement/definition eq 'ucum:1' and Sensor/name eq 'Telwerk teller'" },
      ["Mensen"],
    ],
  ])("%s with %j", async (path, options, expected) => {
    expect(await values(asked(path, options))).toEqual(expected);
  });

  it("answers relations along, each with options of its own", async () => {
    const { value } = await page(
      "/Things?$select=name&$expand=Datastreams($select=id;$expand=Observations($top=1;$orderby=phenomenonTime desc;$select=result),Sensor($select=name)),Locations($select=name;$count=true)",
    );
    expect(value[0]).toMatchObject({
      name: "Teller Kade",
      Datastreams: [
        { "@iot.id": city.ids.count, Observations: [{ result: 30 }], Sensor: { name: "Telwerk teller" } },
      ],
      "Locations@iot.count": 1,
    });
    expect(Object.keys(value[0] ?? {}).toSorted()).toEqual([
      "Datastreams",
      "Locations",
      "Locations@iot.count",
      "name",
    ]);
    const link = z
      .string()
      .parse(
        (await page("/Datastreams?$top=1&$expand=Observations($top=2)")).value[0]?.[
          "Observations@iot.nextLink"
        ],
      );
    expect(await values(link.replace(PUBLIC_URL + BASE, ""), "result")).toHaveLength(2);
  });

  it.each([
    ["/Observations?$top=7"],
    ["/Observations?$top=7&$orderby=id%20desc"],
    ["/Observations?$top=7&$orderby=phenomenonTime%20desc"],
    ["/Observations?$top=7&$filter=result%20gt%202"],
    ["/Observations?$top=7&$orderby=result,id%20desc"],
    ["/Observations?$top=7&$skip=2&$filter=Datastream/Thing/name%20ne%20%27x%27"],
  ])("goes on by its links from %s, each once", async (path) => {
    // With each minute one more of what is shown late.
    await earlyInMinute();
    const all = await values(path.replace("$top=7", "$top=1000"), "@iot.id");
    const seen: unknown[] = [];
    let next: string | undefined = path;
    while (next !== undefined) {
      const { value, "@iot.nextLink": link }: Page = await page(next);
      seen.push(...value.map((entity) => entity["@iot.id"]));
      next = link?.replace(PUBLIC_URL + BASE, "");
    }
    expect(seen).toEqual(all);
    expect(new Set(seen).size).toBeGreaterThan(20);
  });

  it("compares with intervals by both ends", async () => {
    const count = async (condition: string): Promise<number> =>
      (await values(asked(`/Datastreams(${city.ids.count})/Observations`, { $filter: condition }), "result"))
        .length;
    expect(await count(`phenomenonTime ge ${minute(2)}`)).toBe(3);
    expect(await count(`phenomenonTime gt ${minute(2)}`)).toBe(3);
    expect(await count(`phenomenonTime le ${minute(2)}`)).toBe(2);
    expect(await count(`phenomenonTime eq ${minute(2)}/${minute(3)}`)).toBe(1);
    expect(await count(`resultTime gt ${minute(2)} and resultTime le ${minute(4)}`)).toBe(2);
    expect(await count(`resultTime sub duration'PT1M' eq ${minute(0)}`)).toBe(1);
  });

  it.each([
    ["/Things?$filter=colour%20eq%201", "$filter"],
    ["/Things?$filter=name%20eq", "$filter"],
    ["/Things?$filter=name%20gt%205", "$filter"],
    ["/Things?$filter=Datastreams/Observations/result%20gt%205", "$filter"],
    ["/Things?$filter=1e308%20mul%201e308%20gt%201", "$filter"],
    ["/Things?$filter=st_relate(name,name)", "$filter"],
    ["/Things?$orderby=Datastreams/name", "$orderby"],
    ["/Things?$top=few", "$top"],
    ["/Things?$expand=Colours", "$expand"],
    ["/Things?limit=1", "limit"],
    ["/Things(1)?$top=1", "$top"],
    ["/Things(1)/name?$select=name", "$select"],
    ["/Observations?$skip=60000", "$skip"],
  ])("%s is a wrong %s", async (path, name) => {
    const response = await get(path);
    expect(response.statusCode).toBe(400);
    const { errors } = problemSchema.parse(response.json());
    expect(errors?.map((error) => error.name)).toEqual([name]);
  });
});
