import { appendFileSync, rmSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, describe, expect, it, vi } from "vitest";
import { need, unmet } from "../support/needs.ts";
import { DEATHS, type Death } from "./death/deaths.ts";
import { deathScenario, FAULTS, type FaultKind } from "./death/faults.ts";
import { aWorld, mount, writeScenario, type World } from "./death/world.ts";
import { aFolder, PLAYGROUND, startCli, type CliEnd, type RunningCli } from "./support/run-cli.ts";

const IN_TIME = 150_000;
/** Within this time after a death that leaves nobody of the run but its guardian, all is as it was. */
const HEALED_WITHIN_MS = 15_000;
const REQUEST_WITHIN_MS = 2000;
const LOOK_EVERY_MS = 20;
const MOST_AT_ONCE = 8;

// Runs that are killed wait more than they compute, and heal whoever runs beside them.
vi.setConfig({ maxConcurrency: MOST_AT_ONCE });

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

/** Resolves with the moment at which all is as before and nothing of the run is left. */
async function healedAfter(run: RunningCli, world: World, before: string): Promise<number> {
  const from = performance.now();
  let state = "";
  while (performance.now() - from < HEALED_WITHIN_MS) {
    state = await world.state();
    if (state === before && run.processes().length === 0) return performance.now();
    await delay(LOOK_EVERY_MS);
  }
  expect(state).toBe(before);
  expect(run.processes()).toEqual([]);
  return Number.NaN;
}

function expectCode({ codes }: Death, { code, signal, stderr }: CliEnd): void {
  if (codes === "killed") {
    expect(code, stderr).toBe(null);
    expect(["SIGKILL", "SIGABRT"]).toContain(signal);
  } else expect(codes, stderr).toContain(code);
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
  const died = once(run.child, "exit").then(() => performance.now());
  let struck: number | undefined;
  if (death.strike !== undefined) {
    await run.records(strikesAt(death, kind));
    struck = performance.now();
    await death.strike(run, world);
  }
  // A run that ends itself is healed when it ends; one that is killed is healed behind its death.
  const healed = died.then(async () => healedAfter(run, world, before));
  // Awaited below; what fails before comes first.
  healed.catch(() => undefined);
  const end = await run.end;
  expectCode(death, end);
  const from = death.codes === "killed" ? await died : death.codes.includes(0) ? undefined : struck;
  const healedIn = from === undefined ? undefined : Math.round((await healed) - from);
  await healed;
  expect(await world.request()).toBeLessThan(REQUEST_WITHIN_MS);
  await expectNothingToHeal(death, kind, world);
  const [row, column] = [DEATHS.indexOf(death), FAULTS.indexOf(kind)];
  tell({ row, column, fault: kind, death: death.name, code: end.code ?? end.signal, healedIn });
  return healedIn ?? 0;
}

const suite = process.env["GAMEDAY_RELIABILITY"] === undefined ? describe.concurrent : describe;

// One after the other when times are taken: how long healing takes should not depend on its neighbours.
suite("nothing stays broken", () => {
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
