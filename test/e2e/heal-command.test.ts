import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { deathScenario } from "./death/faults.ts";
import { aWorld, writeScenario, type World } from "./death/world.ts";
import { aFolder, PLAYGROUND, reportOf, startCli, type CliEnd, type RunningCli } from "./support/run-cli.ts";

const IN_TIME = 120_000;

afterAll(() => rmSync(PLAYGROUND, { recursive: true, force: true }));

const start = (world: World, ...args: string[]): RunningCli => startCli(args, aFolder(), world.env);
const gameday = async (world: World, ...args: string[]): Promise<CliEnd> => await start(world, ...args).end;

/** Each test has a world of its own, so that they can go on side by side. */
const inAWorld = (check: (world: World) => Promise<void>) => async (): Promise<void> => {
  const world = await aWorld();
  try {
    await check(world);
  } finally {
    await world.close();
  }
};

/** A run of which nobody is left, not even its guardian, in the middle of a fix. */
async function aRunWithoutAnyone(world: World): Promise<RunningCli> {
  const file = writeScenario(world, deathScenario({ kind: "fix", to: world.service }));
  const run = start(world, "run", file, "--quiet", "--toxiproxy", world.toxiproxy.url);
  await run.records('"phase":"broken/fixed:touch"');
  while (!existsSync(join(world.folder, "fix-is-on"))) await delay(20);
  const guardians = run.processes().filter(({ command }) => command.includes("guardian/main"));
  expect(guardians).toHaveLength(1);
  // Both at the same moment: neither can see the other go.
  for (const pid of [run.child.pid ?? 0, ...guardians.map((each) => each.pid)]) process.kill(pid, "SIGSTOP");
  for (const pid of [run.child.pid ?? 0, ...guardians.map((each) => each.pid)]) process.kill(pid, "SIGKILL");
  return run;
}

it.concurrent(
  "when the tool and its guardian are killed, run refuses to start, heal finishes, and then it starts again",
  inAWorld(async (world) => {
    const before = await world.state();
    const run = await aRunWithoutAnyone(world);
    await run.end;
    expect(await world.state()).not.toBe(before);
    expect(run.processes().length).toBeGreaterThan(0);

    const refused = await gameday(world, "run", join(world.folder, "day.yaml"), "--quiet");
    expect(refused.code).toBe(4);
    expect(refused.stderr).toMatch(/The run "a-death-\S+" ended without healing; still open: .*fix: touch/u);
    expect(refused.stderr).toContain("Type: gameday heal");

    const healed = await gameday(world, "heal");
    expect(healed.code, healed.stdout).toBe(0);
    expect(healed.stdout).toMatch(/✓ fix: touch: Touch it: taken back \(\d/u);
    expect(healed.stdout).toContain("Everything is healed.");
    expect(await world.state()).toBe(before);
    expect(run.processes()).toEqual([]);

    const dead = await run.end;
    const report = await gameday(world, "report", dead.folder);
    expect(report.code).toBe(1);
    expect(reportOf(dead)).toMatchObject({ healed: true, verdict: expect.not.stringMatching(/^READY/u) });
    expect(readFileSync(join(dead.folder, "report.md"), "utf8")).toContain("by gameday heal in");

    const again = await gameday(world, "heal", "--json");
    expect([again.code, JSON.parse(again.stdout)]).toEqual([0, { healed: true, runs: [], goingOn: [] }]);
  }),
  IN_TIME,
);

it.concurrent(
  "what cannot be healed is told with what to type, and stays for the next time",
  inAWorld(async (world) => {
    const run = await aRunWithoutAnyone(world);
    await run.end;
    world.toxiproxy.trap(/^DELETE/u, "answers 500", 1);
    const first = await gameday(world, "heal");
    expect(first.code).toBe(4);
    expect(first.stdout).toMatch(/✗ fault: latency on edge: status 500/u);
    expect(first.stdout).toContain(`type: curl -m 5 -X DELETE ${world.toxiproxy.url}/proxies/a-death-`);
    expect(first.stdout).toContain("NOT everything is healed.");
    const second = await gameday(world, "heal");
    expect([second.code, second.stdout.includes("Everything is healed.")]).toEqual([0, true]);
  }),
  IN_TIME,
);

it.concurrent(
  "a run that is going on is left alone, and others may run beside it",
  inAWorld(async (world) => {
    const file = writeScenario(world, deathScenario({ kind: "slow-link", to: world.service }));
    const run = start(world, "run", file, "--quiet", "--toxiproxy", world.toxiproxy.url);
    await run.records('"kind":"traffic-started"');
    const heal = await gameday(world, "heal");
    expect(heal.code).toBe(0);
    expect(heal.stdout).toMatch(/a-death-\S+ is going on and heals by itself; nothing was done to it\./u);
    const end = await run.end;
    expect([0, 1], end.stderr).toContain(end.code);
  }),
  IN_TIME,
);
