import { describe, expect, it } from "vitest";
import { OptionError, parseOptions } from "./parse-options.ts";

const parse = (query: string) => parseOptions("Thing", [...new URLSearchParams(query)]);

describe("parseOptions", () => {
  it("reads options of relations in their brackets, as deep as they go", () => {
    const { expand } = parse(
      "$expand=Datastreams($filter=name eq 'a;b,(c';$top=2;$expand=Observations($orderby=result desc;$count=true)),Locations",
    );
    expect([...expand.keys()]).toEqual(["Datastreams", "Locations"]);
    const streams = expand.get("Datastreams");
    expect(streams?.top).toBe(2);
    expect(streams?.filter).toMatchObject({ right: { literal: { value: "a;b,(c" } } });
    expect(streams?.expand.get("Observations")).toMatchObject({
      count: true,
      orderBy: [{ descending: true }],
    });
  });

  it("takes two paths over one relation together", () => {
    const { expand } = parse(
      "$expand=Datastreams/Observations($top=1),Datastreams/Sensor,Datastreams($select=name)",
    );
    expect([...(expand.get("Datastreams")?.expand.keys() ?? [])]).toEqual(["Observations", "Sensor"]);
    expect(expand.get("Datastreams")?.expand.get("Observations")?.top).toBe(1);
    expect(expand.get("Datastreams")?.select).toEqual(["name"]);
  });

  it.each([
    ["$top=-1", "$top"],
    ["$top=1.5", "$top"],
    ["$skip=99999999", "$skip"],
    ["$count=yes", "$count"],
    ["$count=true&$count=true", "$count"],
    ["$select=colour", "$select"],
    ["$expand=Colours", "$expand"],
    ["$expand=Datastreams($top=x)", "$expand"],
    ["$expand=Datastreams(", "$expand"],
    ["$expand=Datastreams/Thing/Datastreams/Thing/Datastreams/Thing", "$expand"],
    ["$expand=constructor", "$expand"],
    ["$filter=", "$filter"],
    ["$orderby=name up", "$orderby"],
    ["$skiptoken=abc", "$skiptoken"],
    ["$colour=red", "$colour"],
    ["limit=1", "limit"],
  ])("says what is wrong with %s", (query, option) => {
    let thrown: unknown;
    try {
      parse(query);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(OptionError);
    expect(thrown).toMatchObject({ option });
  });

  it("keeps within what one answer can be asked", () => {
    const many = Array.from({ length: 5 }, () => "Datastreams/Thing/Locations/HistoricalLocations");
    expect(() => parse(`$expand=${many.join(",")}`)).not.toThrow();
    const wide =
      "Locations($expand=Things($expand=Datastreams($expand=Thing,Sensor,ObservedProperty,Observations),Locations,HistoricalLocations),HistoricalLocations($expand=Thing,Locations)),Datastreams";
    expect(() => parse(`$expand=${wide}`)).toThrow(OptionError);
  });
});
