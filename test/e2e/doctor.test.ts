import { rmSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { aScenario } from "./support/a-scenario.ts";
import { closeTargets, targets } from "./support/bad-targets.ts";
import { aFile, PLAYGROUND, runCli } from "./support/run-cli.ts";

afterAll(async () => {
  await closeTargets();
  rmSync(PLAYGROUND, { recursive: true, force: true });
});

interface Step {
  readonly perSecond: number;
  readonly isKept: boolean;
}

interface DoctorJson {
  readonly isReady: boolean;
  readonly load: {
    readonly kind: string;
    readonly floor: { readonly p50Ms: number; readonly p99Ms: number };
    readonly ceiling: { readonly perSecond: number; readonly steps: readonly Step[] };
  };
}

describe("gameday doctor", { timeout: 120_000 }, () => {
  it("measures what this machine carries, tells its steps on stderr, and leaves nothing behind", async () => {
    const end = await runCli(["doctor", "--json"]);
    expect(end.code, end.stderr).toBe(0);
    expect(end.leftBehind).toEqual([]);
    const { isReady, load }: DoctorJson = JSON.parse(end.stdout);
    expect([isReady, load.kind]).toEqual([true, "measured"]);
    expect(load.floor.p99Ms).toBeGreaterThanOrEqual(load.floor.p50Ms);
    const kept = load.ceiling.steps.filter(({ isKept }) => isKept).map(({ perSecond }) => perSecond);
    expect(load.ceiling.perSecond).toBe(Math.max(0, ...kept));
    expect(end.stderr.match(/\/s (?:not )?kept: /gu)).toHaveLength(load.ceiling.steps.length);
  });

  it("run refuses an objective under the floor before anything of it starts", async () => {
    const scenario = aScenario({ to: await targets.good() });
    const strict = scenario.replace("share: 99% }", "share: 99%, good: { status: 2xx, within: 0.1ms } }");
    expect(strict).not.toBe(scenario);
    const end = await runCli(["run", aFile(strict)]);
    expect(end.code, end.stderr).toBe(2);
    expect(end.stderr).toContain('"hello" within 0.1 ms is under what this machine can tell');
    expect(end.folder).toBe("");
    expect(end.leftBehind).toEqual([]);
  });
});
