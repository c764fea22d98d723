import { rmSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { ask } from "../../run/ask.ts";
import { portFinder } from "../../run/ports.ts";
import { startServerProcess } from "../../run/toxiproxy/server-process.ts";
import { need } from "../support/needs.ts";
import { startWedgedToxiproxy } from "../support/wedged-toxiproxy.ts";
import { aBreak, aScenario } from "./support/a-scenario.ts";
import { closeTargets, targets } from "./support/bad-targets.ts";
import { aFile, eventsOf, PLAYGROUND, reportOf, runCli, startCli, type CliEnd } from "./support/run-cli.ts";

const IN_TIME = 240_000;
const tool = await need("toxiproxy-server");
const find = portFinder();
const ends: (() => Promise<unknown>)[] = [];

afterAll(async () => {
  for (const end of ends) await end();
  await closeTargets();
  rmSync(PLAYGROUND, { recursive: true, force: true });
});

const aDay = async (): Promise<string> =>
  aFile(aScenario({ to: await targets.good(), breaks: aBreak(), replayIn: "5s" }));

const startServer = async () => {
  const server = await startServerProcess(tool?.path ?? "", await find());
  ends.push(server.stop);
  const api = async (path: string, body?: unknown): Promise<unknown> => {
    const sent = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    return JSON.parse((await ask(`${server.url}${path}`, { timeoutMs: 5000, ...sent })).text);
  };
  return { ...server, api };
};

const eventOf = (end: CliEnd, kind: string): unknown => eventsOf(end).find((event) => event.kind === kind);

const checksOf = (end: CliEnd): readonly string[] =>
  eventsOf(end).flatMap((event) =>
    event.kind === "healed" ? event.checks.map(({ what, detail }) => `${what}: ${detail}`) : [],
  );

/** A machine that is busy may find the day too few calls; what must hold is that it came to its end, and healed. */
function expectWhole(end: CliEnd): void {
  expect([0, 1], end.stderr).toContain(end.code);
  expect(end.leftBehind).toEqual([]);
  expect(eventOf(end, "run-ended")).toMatchObject({ how: "complete" });
  expect(reportOf(end)).toMatchObject({ healed: true, calls: { unaccounted: 0 } });
  for (const kind of ["canary", "fault-on", "fault-off"]) expect(eventOf(end, kind), kind).toBeDefined();
}

describe.concurrent("a day through toxiproxy-server", () => {
  it.skipIf(tool === undefined)(
    "started by gameday: it is named, heals by new links, and ends with the run",
    async () => {
      const end = await runCli(["run", await aDay(), "--toxiproxy", "server"]);
      expectWhole(end);
      expect(eventOf(end, "run-started")).toMatchObject({ toxiproxy: `toxiproxy-server ${tool?.version}` });
      expect(checksOf(end).join("\n")).toMatch(/healing of link edge: making the link anew took \d+ ms/u);
      expect(checksOf(end)).toContain("toxiproxy: ended, and all of its links with it");
    },
    IN_TIME,
  );

  it.skipIf(tool === undefined)(
    "of somebody: what was there stays as it was, and nothing of ours stays",
    async () => {
      const { url, api } = await startServer();
      await api("/proxies", { name: "edge", listen: "127.0.0.1:0", upstream: "127.0.0.1:9" });
      await api("/proxies/edge/toxics", { type: "latency", name: "theirs", attributes: { latency: 7 } });
      await api("/proxies", { name: "off", listen: "127.0.0.1:0", upstream: "127.0.0.1:9", enabled: false });
      const before = await api("/proxies");
      const end = await runCli(["run", await aDay(), "--toxiproxy", `${url}/`]);
      expectWhole(end);
      expect(await api("/proxies")).toEqual(before);
      expect(eventOf(end, "run-started")).toMatchObject({
        toxiproxy: `Toxiproxy ${tool?.version} at ${url}`,
      });
      expect(checksOf(end).at(-1)).toContain(`the one at ${url} stays as it was`);
    },
    IN_TIME,
  );

  it.skipIf(tool === undefined)(
    "of somebody, who kills it while the fault is on: said once, nothing left, environment error",
    async () => {
      const server = await startServer();
      const cli = startCli(["run", await aDay(), "--toxiproxy", server.url, "--quiet"]);
      await cli.records('"kind":"fault-on"');
      process.kill(server.pid, "SIGKILL");
      const end = await cli.end;
      expect(end.code, end.stderr).toBe(3);
      expect(end.stderr).toContain('"toxiproxy" ended by itself (nothing listens there any more)');
      expect(eventOf(end, "healed"), checksOf(end).join("\n")).toMatchObject({ ok: true });
      expect(end.leftBehind).toEqual([]);
    },
    IN_TIME,
  );
});

describe.concurrent("a Toxiproxy that hangs when the fault is to come off", () => {
  it(
    "ends the run as not healed, with what to type",
    async () => {
      const server = await startWedgedToxiproxy("git");
      ends.push(server.close);
      const cli = startCli(["run", await aDay(), "--toxiproxy", server.url, "--quiet"]);
      await cli.records('"kind":"fault-on"');
      server.trap(/./u, "hangs");
      const end = await cli.end;
      expect(end.code, end.stderr).toBe(4);
      expect(eventOf(end, "trouble")).toMatchObject({
        text: expect.stringContaining('is version "git": gameday was tried up to'),
      });
      expect(end.stderr).toMatch(
        /Type: curl -m 5 -X DELETE http:\/\/127\.0\.0\.1:\d+\/proxies\/tiny-day-\S+-edge\n/u,
      );
      expect(end.leftBehind).toEqual([]);
    },
    IN_TIME,
  );
});

it(
  "an address at which nobody listens, or a web site does, is an environment error before anything starts",
  async () => {
    for (const [address, words] of [
      [await targets.refuses(), "No Toxiproxy answers at"],
      [await targets.good(), "is no Toxiproxy"],
    ]) {
      const end = await runCli(["run", await aDay(), "--toxiproxy", `http://${address}`, "--quiet"]);
      expect(end.code).toBe(3);
      expect(end.stderr.trim().split("\n"), end.stderr).toHaveLength(2);
      expect(end.stderr).toContain(words);
      expect(end.folder).toBe("");
    }
  },
  IN_TIME,
);
