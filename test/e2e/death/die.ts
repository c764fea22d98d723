import { appendFileSync } from "node:fs";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { expect } from "vitest";
import { aFolder, startCli, type CliEnd, type RunningCli } from "../support/run-cli.ts";
import { DEATHS, type Death } from "./deaths.ts";
import { deathScenario, FAULTS, type FaultKind } from "./faults.ts";
import { writeScenario, type World } from "./world.ts";

/** Within this time after a death that leaves nobody of the run but its guardian, all is as it was. */
const HEALED_WITHIN_MS = 15_000;
const REQUEST_WITHIN_MS = 2000;
const LOOK_EVERY_MS = 20;

/** One cell of the matrix: this death, with this on. */
export interface DeathCase {
  readonly death: Death;
  readonly kind: FaultKind;
  /** Asks `gameday heal` too whether anything is left. */
  readonly looksAgain: boolean;
}

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

/** The journals, which are all that the command looks at, are part of the state of a world too. */
async function expectNothingToHeal(world: World): Promise<void> {
  const heal = await startCli(["heal"], aFolder(), world.env).end;
  expect([heal.code, heal.stdout]).toEqual([0, "Nothing to heal.\n"]);
}

/** Strikes when its moment has come, and tells when that was; nothing where a run dies by itself. */
async function strike(
  { death, kind }: Pick<DeathCase, "death" | "kind">,
  run: RunningCli,
  world: World,
): Promise<number | undefined> {
  if (death.strike === undefined) return undefined;
  await run.records(strikesAt(death, kind));
  const struck = performance.now();
  await death.strike(run, world);
  return struck;
}

/** Lets a real run die in a world, and expects all to be as it was; the milliseconds that healing took, where it is told. */
export async function die({ death, kind, looksAgain }: DeathCase, world: World): Promise<number> {
  const before = await world.state();
  death.before?.(world);
  const scenario = { kind, to: world.service, ...death.scenario };
  const file = writeScenario(world, deathScenario(scenario));
  const through = death.toxiproxy ?? world.toxiproxy.url;
  const args = ["run", file, "--quiet", "--toxiproxy", through, ...(death.args ?? [])];
  const run = startCli(args, aFolder(), world.env);
  const died = once(run.child, "exit").then(() => performance.now());
  const struck = await strike({ death, kind }, run, world);
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
  if (looksAgain) await expectNothingToHeal(world);
  const [row, column] = [DEATHS.indexOf(death), FAULTS.indexOf(kind)];
  tell({ row, column, fault: kind, death: death.name, code: end.code ?? end.signal, healedIn });
  return healedIn ?? 0;
}
