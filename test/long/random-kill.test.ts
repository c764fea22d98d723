import { rmSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { killAtRandom } from "../e2e/death/random-kill.ts";
import { PLAYGROUND } from "../e2e/support/run-cli.ts";

afterAll(() => rmSync(PLAYGROUND, { recursive: true, force: true }));

const SEEDS = Array.from({ length: 200 }, (_, index) => index + 1);

describe.concurrent("a run that is killed at a random millisecond", () => {
  it.each(SEEDS)(
    "leaves nothing behind: seed %s",
    async (seed) => expect(await killAtRandom(seed)).toEqual([]),
    120_000,
  );
});
