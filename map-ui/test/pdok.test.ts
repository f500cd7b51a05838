// The map and the address search of others, through a stand-in for their server: asked once, refused, slow, too large, away.
import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { openCachingProxy } from "../src/upstream/caching-proxy.ts";
import { openPdok } from "../src/upstream/pdok.ts";

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  }
});

const standIn = async (answer: RequestListener) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    answer(request, response);
  }).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { base: `http://127.0.0.1:${port}`, asked, stop };
};

const image: RequestListener = (_request, response) => {
  response.writeHead(200, { "content-type": "image/png" }).end("picture");
};
const open = (base: string, more: Partial<Parameters<typeof openCachingProxy>[0]> = {}) =>
  openCachingProxy({ base, types: ["image/png"], freshMs: 60_000, ...more });

describe("the caching proxy", () => {
  it("asks once for what many want at once, and later", async () => {
    const { base, asked } = await standIn(image);
    const proxy = open(base);
    const all = await Promise.all([proxy.get("/1"), proxy.get("/1"), proxy.get("/1")]);
    expect(all.map((kept) => Buffer.from(kept?.body ?? []).toString())).toEqual(Array(3).fill("picture"));
    await proxy.get("/1");
    expect(asked).toEqual(["/1"]);
  });

  it("goes on with what it has when the other side is away, and leaves it alone then", async () => {
    const { base, stop } = await standIn(image);
    const proxy = open(base, { freshMs: 0 });
    await proxy.get("/1");
    await stop();
    expect(Buffer.from((await proxy.get("/1"))?.body ?? []).toString()).toBe("picture");
    expect(await proxy.get("/2")).toBeNull();
    const { base: again, asked } = await standIn(image);
    expect(again).not.toBe(base);
    expect(asked).toEqual([]);
  });

  it("waits no longer than it may", async () => {
    const { base } = await standIn(() => {});
    expect(await open(base, { timeoutMs: 50 }).get("/1")).toBeNull();
  });

  it.each<[string, RequestListener]>([
    [
      "another kind of thing",
      (_, response) => void response.writeHead(200, { "content-type": "text/html" }).end("<script>"),
    ],
    [
      "something too large",
      (_, response) => void response.writeHead(200, { "content-type": "image/png" }).end("a".repeat(200)),
    ],
    ["an error", (_, response) => void response.writeHead(500, { "content-type": "image/png" }).end("oops")],
    [
      "a way to elsewhere",
      (_, response) => void response.writeHead(302, { location: "http://127.0.0.1:1/" }).end(),
    ],
  ])("passes on no %s", async (_name, answer) => {
    const { base } = await standIn(answer);
    expect(await open(base, { largest: 100 }).get("/1")).toBeNull();
  });

  it("forgets the least wanted when it is full", async () => {
    const { base, asked } = await standIn(image);
    const proxy = open(base, { mostBytes: 15 }); // two pictures of seven bytes
    for (const path of ["/1", "/2", "/1", "/3", "/1", "/2"]) await proxy.get(path);
    expect(asked).toEqual(["/1", "/2", "/3", "/2"]);
  });
});

describe("the address search", () => {
  const doc = { weergavenaam: "Stationsplein 6, 6512AB Nijmegen", centroide_ll: "POINT(5.8532 51.8433)" };

  it("finds a place in the city, by a question that names nobody", async () => {
    const { base, asked } = await standIn((_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ response: { docs: [doc] } }));
    });
    const { findAddress } = openPdok({ searchUrl: base });
    const place = await findAddress(" 6512 AB ", { name: "Nijmegen", code: "GM0268" });
    expect(place).toEqual({ name: doc.weergavenaam, at: [5.8532, 51.8433] });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(
      /^\/free\?q=6512%20ab&rows=1&fl=weergavenaam,centroide_ll&.*&fq=gemeentecode:0268$/u,
    );
  });

  it.each([["{}"], ["[1"], ['{"response":{"docs":[{"weergavenaam":"x","centroide_ll":"NOWHERE"}]}}']])(
    "finds nothing in %s",
    async (body) => {
      const { base } = await standIn((_request, response) => {
        response.writeHead(200, { "content-type": "application/json" }).end(body);
      });
      expect(await openPdok({ searchUrl: base }).findAddress("kade", { name: "x" })).toBeNull();
    },
  );

  it("keeps no answer by a question that was asked in confidence, and gives it none that was kept", async () => {
    const { base, asked } = await standIn((_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ response: { docs: [doc] } }));
    });
    const { findAddress } = openPdok({ searchUrl: base });
    const askUnkept = () => findAddress("kade", { name: "x" }, true);
    expect(await askUnkept()).toMatchObject({ name: doc.weergavenaam });
    await askUnkept();
    expect(asked).toHaveLength(2);
    await findAddress("kade", { name: "x" });
    expect(asked).toHaveLength(3);
  });

  it("asks nobody where none is set", async () => {
    expect(await openPdok({}).findAddress("kade", { name: "x" })).toBeNull();
    expect(await openPdok({}).tile({ z: 1, x: 0, y: 0 })).toBeNull();
  });
});
