import { once } from "node:events";
import { rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, it } from "vitest";
import { aBreak, aScenario } from "./support/a-scenario.ts";
import { aFile, aFolder, eventsOf, PLAYGROUND, startCli, type RunningCli } from "./support/run-cli.ts";

const target = createServer((_, response) => response.end("hello"));

afterAll(async () => {
  target.closeAllConnections();
  target.close();
  await once(target, "close");
  rmSync(PLAYGROUND, { recursive: true, force: true });
});

/** The desk of a rehearsal whose one link gets slower, but not so slow that calls are bad. */
async function aRehearsal(): Promise<RunningCli> {
  if (!target.listening) await once(target.listen(0, "127.0.0.1"), "listening");
  const to = `127.0.0.1:${(target.address() as AddressInfo).port}`;
  const out = aFolder();
  const scenario = aFile(aScenario({ to, breaks: aBreak() }));
  return startCli(["rehearse", "slow", scenario, "--window", "10s", "--out", out], out);
}

it("Ctrl-C while the fault is on takes it off, proves it, reports, and ends with 130", async () => {
  const desk = await aRehearsal();
  await desk.records('"kind":"fault-on"');
  desk.child.stdin.write("noticed\n");
  await desk.records('"what":"noticed"');
  desk.child.kill("SIGINT");
  const end = await desk.end;
  expect(end.code, end.stderr).toBe(130);
  expect(end.leftBehind).toEqual([]);
  const healed = eventsOf(end).findLast(({ kind }) => kind === "healed");
  expect(healed).toMatchObject({ ok: true });
  expect(end.stdout).toContain("NOT HELD TO ITS END");
}, 120_000);

it("Ctrl-C twice heals all the same, and ends with 130", async () => {
  const desk = await aRehearsal();
  await desk.records('"kind":"fault-on"');
  desk.child.kill("SIGINT");
  await desk.says("SIGINT: stopping and healing");
  desk.child.kill("SIGINT");
  const end = await desk.end;
  expect([end.code, end.signal], end.stderr).toEqual([130, null]);
  expect(end.leftBehind).toEqual([]);
  const healed = eventsOf(end).findLast(({ kind }) => kind === "healed");
  expect(healed).toMatchObject({ ok: true });
}, 120_000);

it("people who give up end the fault and the traffic, and the tool ends though its input stays open", async () => {
  const desk = await aRehearsal();
  await desk.records('"kind":"fault-on"');
  desk.child.stdin.write("note nobody knows\ngive up\n");
  await desk.says("You gave up; the fault is taken off.");
  const end = await desk.end;
  const kinds = eventsOf(end).map((event) => (event.kind === "people" ? event.what : event.kind));
  const told = ["fault-on", "note", "gave-up", "fault-off", "traffic-ended", "healed", "run-ended"];
  expect(kinds.filter((kind) => told.includes(kind))).toEqual(told);
  expect(eventsOf(end).at(-1)).toMatchObject({ how: "complete" });
  expect(end.leftBehind).toEqual([]);
}, 120_000);
