import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { aScenario, CALLS } from "./support/a-scenario.ts";
import { aFile, aFolder, PLAYGROUND, reportOf, runCli, type CliEnd } from "./support/run-cli.ts";

// Alone or slow the target keeps its promise of 400 ms; slow and behind the fault it does not.
const SLOW_MS = 200;
const BREAK = `
  - id: slow
    symptom: It is slow
    at: "12:00"
    before: 2500ms
    hold: 2s
    after: 2s
    fault: { slow-link: { link: edge, latency: 300ms } }
    want: { state: full, within: 200ms, share: 90% }
    owner: nobody
    noFix: It holds.
`;

let slowMs = 0;
const target = createServer((_, response) => {
  void delay(slowMs).then(() => response.end("hello"));
});
const docs = aFolder();
const published = join(docs, "tiny-day", "slow.md");
let scenario: string;
let text: string;

const kindOf = ({ stdout, stderr }: CliEnd): string => {
  expect(stdout, stderr).not.toBe("");
  return (JSON.parse(stdout) as { kind: string }).kind;
};
const verify = async (...flags: readonly string[]): Promise<CliEnd> =>
  await runCli([
    "runbook",
    "verify",
    "slow",
    "--in",
    docs,
    "--out",
    aFolder(),
    "--json",
    "--quiet",
    ...flags,
  ]);

beforeAll(async () => {
  await once(target.listen(0, "127.0.0.1"), "listening");
  const to = `127.0.0.1:${(target.address() as AddressInfo).port}`;
  text = aScenario({ to, replayIn: "10s", breaks: BREAK })
    .replace(`calls: ${CALLS}`, "calls: 2000")
    .replace("for: 300ms", "for: 1s")
    .replace("  mix:\n", "  good: { status: 2xx, within: 400ms }\n  mix:\n");
  scenario = aFile(text);
});

it("what a run has shown is published", async () => {
  const run = await runCli(["run", scenario, "--quiet"]);
  expect(reportOf(run), run.stdout).toMatchObject({ breaks: [{ outcome: "withstood" }] });
  expect(await runCli(["runbook", "publish", run.folder, "--to", docs])).toMatchObject({ code: 0 });
}, 180_000);

afterAll(async () => {
  target.closeAllConnections();
  target.close();
  await once(target, "close");
  rmSync(PLAYGROUND, { recursive: true, force: true });
});

it("a runbook that still holds is fresh, and says when that was found", async () => {
  const end = await verify("--write");
  expect([end.code, kindOf(end)], end.stdout).toEqual([0, "fresh"]);
  expect(readFileSync(published, "utf8")).toMatch(/^> \*\*VERIFIED AGAIN\*\* .* in run `tiny-day-/mu);
  expect(await runCli(["runbook", "stale", "--in", docs])).toMatchObject({ code: 0 });
}, 120_000);

it("a runbook that holds no more is rejected, and its file is left alone", async () => {
  const before = readFileSync(published, "utf8");
  slowMs = SLOW_MS;
  const end = await verify("--write");
  expect([end.code, kindOf(end)], end.stdout).toEqual([1, "rejected"]);
  expect(readFileSync(published, "utf8")).toBe(before);
}, 120_000);

it("a runbook whose break is gone is an orphan, and nothing is run for it", async () => {
  writeFileSync(scenario, text.replace("id: slow", "id: slower"));
  const end = await verify();
  expect([end.code, kindOf(end), end.folder], end.stderr).toEqual([1, "orphan", ""]);
}, 60_000);
