import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { millis } from "../../../../../model/units.ts";
import { dealCalls, type DealtCalls } from "../../../../../run/engines/k6/deal-calls.ts";
import { CALLS_AN_ITERATION, callsFile, DUE_PER_MS } from "../../../../../run/engines/k6/handover.ts";
import type { TrafficJob } from "../../../../../run/engines/load-engine.ts";
import { aCall, aTraffic } from "../../send-calls.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gameday-deal-"));
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

const kinds = 3;
const jobOf = (due: readonly number[]): TrafficJob => ({
  traffic: aTraffic(1000, [aCall("next"), aCall("contact"), aCall("board")]),
  due: due.map((at, seq) => ({ seq, due: millis(at) })),
  request: (seq) => ({ call: seq % kinds, method: "GET", path: "/", headers: {}, write: false }),
  run: "test",
});

async function deal(due: readonly number[]): Promise<{ dealt: readonly DealtCalls[]; lines: string[][] }> {
  const into = await mkdtemp(join(folder, "calls-"));
  const dealt = await dealCalls(jobOf(due), into, new AbortController().signal);
  const texts = dealt.map(async (_, call) => readFile(join(into, callsFile(call)), "utf8"));
  return { dealt, lines: (await Promise.all(texts)).map((text) => text.split("\n").slice(0, -1)) };
}

describe("dealing out the calls of a day", () => {
  it("gives each call to its name once, in order, and iterations as the file has lines", async () => {
    const times = fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(times, async (unsorted) => {
        const due = unsorted.map((tenths) => tenths / DUE_PER_MS).sort((a, b) => a - b);
        const { dealt, lines } = await deal(due);
        for (const [call, { count, iterations, perSlot }] of dealt.entries()) {
          const words = (lines[call] ?? []).flatMap((line) => line.split(" "));
          const expected = due.flatMap((at, seq) =>
            seq % kinds === call ? [`${seq},${Math.round(at * DUE_PER_MS)}`] : [],
          );
          expect(words).toEqual(expected);
          expect(count).toBe(expected.length);
          expect(perSlot.reduce((sum, number) => sum + number, 0)).toBe(count);
          expect(iterations.reduce((sum, number) => sum + number, 0)).toBe(lines[call]?.length);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("keeps the calls of an iteration together: few, and of one slot", async () => {
    const { lines } = await deal(Array.from({ length: 600 }, (_, seq) => seq * 0.9));
    const groups = lines.flat().map((line) => line.split(" ").map((word) => Number(word.split(",")[1])));
    expect(groups.every((group) => group.length <= CALLS_AN_ITERATION)).toBe(true);
    const slots = groups.map((group) => new Set(group.map((tenths) => Math.floor(tenths / 1000))).size);
    expect(slots.every((count) => count === 1)).toBe(true);
  });

  it("never moves a call into the next second, in which it would be counted once more", async () => {
    const { lines } = await deal([999.999, 1999.9951, 2000]);
    expect(lines.flat()).toEqual(["0,9999", "1,19999", "2,20000"]);
  });

  it("ends early when it is told to", async () => {
    let asked = 0;
    const job = { ...jobOf(Array.from({ length: 60_000 }, () => 1)) };
    const request: TrafficJob["request"] = (seq) => {
      asked += 1;
      return job.request(seq);
    };
    await dealCalls({ ...job, request }, folder, AbortSignal.abort());
    expect(asked).toBeLessThan(60_000);
  });
});
