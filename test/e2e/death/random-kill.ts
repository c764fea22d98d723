import { setTimeout as delay } from "node:timers/promises";
import { aFolder, startCli } from "../support/run-cli.ts";
import { deathScenario, FAULTS } from "./faults.ts";
import { aWorld, writeScenario } from "./world.ts";

const LONGEST_MS = 11_000;
const HEALED_WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 50;

/** A number from 0 to 1 that belongs to a seed. */
function chanceOf(seed: number): number {
  let mixed = (seed * 0x9e3779b1) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> 0;
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
}

/** Kills a run at a moment that belongs to the seed, and gives what is not as it was soon after; nothing, that is. */
export async function killAtRandom(seed: number): Promise<readonly string[]> {
  const world = await aWorld();
  try {
    const before = await world.state();
    const kind = FAULTS[seed % FAULTS.length] ?? "fix";
    const file = writeScenario(world, deathScenario({ kind, to: world.service }));
    const run = startCli(["run", file, "--quiet", "--toxiproxy", world.toxiproxy.url], aFolder(), world.env);
    const after = Math.round(chanceOf(seed) * LONGEST_MS);
    await delay(after);
    run.child.kill("SIGKILL");
    await run.end;
    const late = performance.now() + HEALED_WITHIN_MS;
    while (performance.now() < late) {
      if ((await world.state()) === before && run.processes().length === 0) break;
      await delay(LOOK_EVERY_MS);
    }
    const left = run.processes().map(({ command }) => command);
    const state = await world.state();
    const wrong = [...(state === before ? [] : [`${state} instead of ${before}`]), ...left];
    return wrong.map((what) => `${kind}, killed after ${after} ms: ${what}`);
  } finally {
    await world.close();
  }
}
