import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { millis } from "../../../model/units.ts";
import { ask, aRoom, codeOf, did, folder, post, textOf } from "../../support/a-control-room.ts";

describe("who is let in", () => {
  it("needs the address that was printed, each seat its own", async () => {
    const { links } = await aRoom();
    expect(links.gameMaster).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{24}\/$/u);
    expect(links.players).not.toBe(links.gameMaster);
    expect(await codeOf(links.gameMaster)).toBe(200);
    expect(await codeOf(links.players)).toBe(200);
    const { origin } = new URL(links.players);
    for (const path of ["/", "/events", `/${"x".repeat(24)}/`, "//", "/page.js"])
      expect([path, await codeOf(origin + path)]).toEqual([path, 404]);
  });

  it("must call this machine by its own name, so that no name of somebody else leads here", async () => {
    const { links } = await aRoom();
    const { port } = new URL(links.gameMaster);
    for (const host of [
      "evil.example",
      `evil.example:${port}`,
      "127.0.0.1",
      `127.0.0.1.evil.example:${port}`,
    ])
      expect([host, await codeOf(links.gameMaster, { headers: { host } })]).toEqual([host, 421]);
    expect(await codeOf(links.gameMaster, { headers: { host: `localhost:${port}` } })).toBe(200);
  });

  it("refuses pages of another origin, and writing without an origin", async () => {
    const { links } = await aRoom();
    const foreign = { origin: "http://evil.example" };
    expect(await codeOf(links.gameMaster, { headers: foreign })).toBe(403);
    expect(await codeOf(`${links.gameMaster}events`, { headers: { "sec-fetch-site": "cross-site" } })).toBe(
      403,
    );
    expect(await codeOf(...post(`${links.gameMaster}stop`, {}, foreign))).toBe(403);
    expect(await codeOf(...post(`${links.gameMaster}stop`, {}, { origin: "null" }))).toBe(403);
    const json = { "content-type": "application/json" };
    expect(await codeOf(`${links.gameMaster}stop`, { method: "POST", headers: json, body: "{}" })).toBe(403);
    expect(did).toEqual([]);
  });

  it("allows its pages nothing from elsewhere, and no other page to frame them", async () => {
    const { links } = await aRoom();
    const { headers } = await ask(links.gameMaster);
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/u);
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["cache-control"]).toBe("no-store");
  });

  it("gives out no file but those of the page, and reports only when they are written", async () => {
    const room = await aRoom();
    const at = room.links.players;
    writeFileSync(join(folder, "report.html"), "<p>ready</p>");
    const scripts = ["page.js", "show.js", "chart.js", "table.js", "words.js", "master.js", "people.js"];
    for (const name of [...scripts, "page.css", "chart.css", "log.css"])
      expect([name, await codeOf(at + name)]).toEqual([name, 200]);
    for (const name of ["report.html", "page-html.ts", "..%2fanswer.ts", "toString", "record/plan.json"])
      expect([name, await codeOf(at + name)]).toEqual([name, 404]);
    room.event({ at: millis(9000), kind: "run-ended", how: "complete" });
    await room.reported();
    expect(await textOf(`${at}report.html`)).toBe("<p>ready</p>");
    for (const name of ["record/plan.json", "../report.html", "runbooks/../report.html", "runbooks/none.md"])
      expect([name, await codeOf(at, { path: new URL(at).pathname + name })]).toEqual([name, 404]);
  });
});

describe("who may do what", () => {
  it("lets the game master stop and write down, and players neither", async () => {
    const { links } = await aRoom();
    expect(await codeOf(...post(`${links.players}stop`, {}))).toBe(404);
    expect(await codeOf(...post(`${links.players}note`, { what: "note", text: "x" }))).toBe(404);
    expect(did).toEqual([]);
    expect(
      await codeOf(...post(`${links.gameMaster}note`, { what: "inject", text: " the press calls " })),
    ).toBe(201);
    expect(await codeOf(...post(`${links.gameMaster}stop`, {}))).toBe(202);
    expect(did).toEqual([{ what: "inject", text: "the press calls" }, "stop"]);
  });

  it("refuses notes that are none, too long or no JSON, and everything after the end", async () => {
    const room = await aRoom();
    const at = `${room.links.gameMaster}note`;
    for (const [value, code] of [
      [{ what: "note", text: "  " }, 400],
      [{ what: "order", text: "x" }, 400],
      [{ what: "note", text: "x".repeat(501) }, 400],
      [{ what: "note", text: "x".repeat(9000) }, 413],
    ] as const)
      expect(await codeOf(...post(at, value))).toBe(code);
    expect(await codeOf(...post(at, {}, { "content-type": "text/plain" }))).toBe(415);
    room.event({ at: millis(9000), kind: "run-ended", how: "complete" });
    expect(await codeOf(...post(at, { what: "note", text: "late" }))).toBe(409);
    expect(await codeOf(...post(`${room.links.gameMaster}stop`, {}))).toBe(409);
    expect(did).toEqual([]);
  });
});
