import { appendFileSync, rmSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { need, unmet } from "../support/needs.ts";
import { DEATHS, type Death } from "./death/deaths.ts";
import { deathScenario, FAULTS, type FaultKind } from "./death/faults.ts";
import { aWorld, mount, writeScenario, type World } from "./death/world.ts";
import { aFolder, PLAYGROUND, startCli, type CliEnd, type RunningCli } from "./support/run-cli.ts";

const IN_TIME = 150_000;
/** Within this time after a death that leaves nobody of the run but its guardian, all is as it was. */
const HEALED_WITHIN_MS = 15_000;
const REQUEST_WITHIN_MS = 2000;
const LOOK_EVERY_MS = 50;

const k6 = await need("k6");
const disk = ((): boolean => {
  const folder = aFolder();
  if (!mount(folder)) return false;
  spawnSync("umount", [folder]);
  return true;
})();
if (!disk) unmet("a full disk for the journal is not tried, because no small one can be mounted here");

afterAll(() => rmSync(PLAYGROUND, { recursive: true, force: true }));

const has = { k6: k6 !== undefined, disk };
const cases = DEATHS.filter(({ needs }) => needs === undefined || has[needs]).flatMap((death) =>
  (death.of ?? FAULTS).map((kind) => ({ death, kind })),
);

const strikesAt = ({ at }: Death, kind: FaultKind): string =>
  at ?? (kind === "fix" ? '"phase":"broken/fixed:touch"' : '"kind":"fault-on"');

/** Resolves with how long it took until all is as before and nothing of the run is left. */
async function healedAfter(run: RunningCli, world: World, before: string): Promise<number> {
  const from = performance.now();
  let state = "";
  while (performance.now() - from < HEALED_WITHIN_MS) {
    state = await world.state();
    if (state === before && run.processes().length === 0) return Math.round(performance.now() - from);
    await delay(LOOK_EVERY_MS);
  }
  expect(state).toBe(before);
  expect(run.processes()).toEqual([]);
  return Number.NaN;
}

function expectCode({ codes }: Death, { code, signal, stderr }: CliEnd): void {
  if (codes === "killed") expect([code, signal], stderr).toEqual([null, "SIGKILL"]);
  else expect(codes, stderr).toContain(code);
  expect(stderr).not.toContain("bug of gameday");
}

/** For `npm run reliability`, which makes a table of it. */
function tell(row: Readonly<Record<string, unknown>>): void {
  const file = process.env["GAMEDAY_RELIABILITY"];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(row)}\n`);
}

/** By its command for one fault of each death; the journals, which are all that it looks at, are part of the state. */
async function expectNothingToHeal(death: Death, kind: FaultKind, world: World): Promise<void> {
  if (kind !== (death.of ?? FAULTS)[0]) return;
  const heal = await startCli(["heal"], aFolder(), world.env).end;
  expect([heal.code, heal.stdout]).toEqual([0, "Nothing to heal.\n"]);
}

async function die({ death, kind }: { death: Death; kind: FaultKind }, world: World): Promise<number> {
  const before = await world.state();
  death.before?.(world);
  const scenario = { kind, to: world.service, ...death.scenario };
  const file = writeScenario(world, deathScenario(scenario));
  const through = death.toxiproxy ?? world.toxiproxy.url;
  const args = ["run", file, "--quiet", "--toxiproxy", through, ...(death.args ?? [])];
  const run = startCli(args, aFolder(), world.env);
  if (death.strike !== undefined) {
    await run.records(strikesAt(death, kind));
    await death.strike(run, world);
  }
  const ended = performance.now();
  const end = await run.end;
  const waited = death.codes === "killed" ? 0 : performance.now() - ended;
  expectCode(death, end);
  const healedIn = await healedAfter(run, world, before);
  expect(await world.request()).toBeLessThan(REQUEST_WITHIN_MS);
  await expectNothingToHeal(death, kind, world);
  const took = Math.round(waited) + healedIn;
  tell({ fault: kind, death: death.name, code: end.code ?? end.signal, healedIn: took });
  return took;
}

describe.concurrent("nothing stays broken", () => {
  for (const each of cases) {
    it(
      `behind ${each.death.name}, with ${each.kind} on`,
      async () => {
        const world = await aWorld();
        try {
          expect(await die(each, world)).toBeLessThan(IN_TIME);
        } finally {
          await world.close();
        }
      },
      IN_TIME,
    );
  }
});
