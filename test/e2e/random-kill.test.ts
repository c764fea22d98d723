import { rmSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { killAtRandom } from "./death/random-kill.ts";
import { PLAYGROUND } from "./support/run-cli.ts";

afterAll(() => rmSync(PLAYGROUND, { recursive: true, force: true }));

// 200 seeds in npm run test:long.
describe.concurrent("a run that is killed at a random millisecond", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    "leaves nothing behind: seed %s",
    async (seed) => expect(await killAtRandom(seed)).toEqual([]),
    120_000,
  );
});
