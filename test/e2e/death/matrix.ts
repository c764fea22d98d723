import { spawnSync } from "node:child_process";
import { describe, expect, it, vi } from "vitest";
import { need, unmet } from "../../support/needs.ts";
import { aFolder } from "../support/run-cli.ts";
import { DEATHS, type Death } from "./deaths.ts";
import { die, type DeathCase } from "./die.ts";
import { FAULTS, type FaultKind } from "./faults.ts";
import { aWorld, mount } from "./world.ts";

const IN_TIME = 150_000;
const MOST_AT_ONCE = 8;

// Runs that are killed wait more than they compute, and heal whoever runs beside them.
vi.setConfig({ maxConcurrency: MOST_AT_ONCE });

function canMount(): boolean {
  const folder = aFolder();
  if (!mount(folder)) return false;
  spawnSync("umount", [folder]);
  return true;
}

/** The deaths that this machine can show; what it cannot is noted for the end of `npm test`. */
export async function possibleDeaths(): Promise<readonly Death[]> {
  const has = { k6: (await need("k6")) !== undefined, disk: canMount() };
  if (!has.disk) unmet("a full disk for the journal is not tried, because no small one can be mounted here");
  return DEATHS.filter(({ needs }) => needs === undefined || has[needs]);
}

export const faultsOf = ({ of }: Death): readonly FaultKind[] => of ?? FAULTS;

/** A test for each case, many at once; one after the other when times are taken, so that no neighbour is in them. */
export function nothingStaysBroken(cases: readonly DeathCase[]): void {
  const suite = process.env["GAMEDAY_RELIABILITY"] === undefined ? describe.concurrent : describe;
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
}
