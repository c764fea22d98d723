import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LedgerCount } from "../../model/record.ts";
import { WriteLedger } from "../../run/write-ledger.ts";

const RUN = "election-day-1";

interface Story {
  readonly calls: number;
  readonly acknowledged?: readonly number[];
  readonly inDoubt?: readonly number[];
  /** Whole keys, or numbers of writes of this run. */
  readonly stored?: readonly (number | string)[];
}

const phaseOf = (seq: number): string => (seq % 2 === 0 ? "day" : "x/during");

async function* each(keys: readonly (number | string)[]): AsyncGenerator<string> {
  for (const key of keys) yield typeof key === "string" ? key : `${RUN}-${key}`;
}

async function counted({ calls, acknowledged = [], inDoubt = [], stored = [] }: Story): Promise<LedgerCount> {
  const ledger = new WriteLedger(RUN, calls, phaseOf);
  for (const seq of acknowledged) ledger.saw(seq, "acknowledged");
  for (const seq of inDoubt) ledger.saw(seq, "in-doubt");
  return await ledger.compare(each(stored));
}

describe("the ledger", () => {
  it("finds nothing wrong when exactly the acknowledged writes are stored", async () => {
    expect(await counted({ calls: 10, acknowledged: [1, 2, 9], stored: [9, 1, 2] })).toEqual({
      acknowledged: 3,
      stored: 3,
      lost: 0,
      doubled: 0,
      inDoubt: 0,
      lostCalls: [],
      doubledCalls: [],
      damageIn: {},
    });
  });

  it("calls a write lost that was acknowledged and is not stored, and says in which phase it was due", async () => {
    const count = await counted({ calls: 10, acknowledged: [1, 2, 3], stored: [2] });
    expect(count).toMatchObject({ lost: 2, lostCalls: [1, 3], damageIn: { "x/during": 2 } });
  });

  it("calls a write doubled for each time that it is stored once more", async () => {
    const count = await counted({ calls: 10, acknowledged: [4], stored: [4, 4, 4] });
    expect(count).toMatchObject({ stored: 1, doubled: 2, doubledCalls: [4, 4], damageIn: { day: 2 } });
  });

  it("calls a write in doubt that is stored though its caller saw an error", async () => {
    const count = await counted({ calls: 10, inDoubt: [5, 6], stored: [5] });
    expect(count).toMatchObject({ acknowledged: 0, stored: 1, inDoubt: 1, lost: 0 });
  });

  it("does not miss a write whose caller saw an error", async () => {
    expect(await counted({ calls: 10, inDoubt: [5] })).toMatchObject({ lost: 0, inDoubt: 0, damageIn: {} });
  });

  it("takes a write as acknowledged that was in doubt first", async () => {
    const count = await counted({ calls: 10, acknowledged: [5], inDoubt: [5], stored: [5] });
    expect(count).toMatchObject({ acknowledged: 1, inDoubt: 0 });
  });

  it("counts an acknowledgement that was seen twice once", async () => {
    expect(await counted({ calls: 10, acknowledged: [5, 5], stored: [5] })).toMatchObject({
      acknowledged: 1,
    });
  });

  it.each([
    "election-day-2-5",
    "election-day-1.preflight-5",
    "election-day-1-x",
    "election-day-1-10",
    "",
    "5",
  ])('passes over the key "%s", which is not of a write of this run', async (key) => {
    expect(await counted({ calls: 10, stored: [key] })).toMatchObject({ stored: 0, doubled: 0 });
  });

  it.each(["election-day-1-", "election-day-1-1e0", "election-day-1- 2", "election-day-1-0x3"])(
    'passes over the key "%s", which the run never sent',
    async (key) => {
      expect(await counted({ calls: 10, stored: [key] })).toMatchObject({ stored: 0 });
    },
  );

  it("lists the first thousand, and counts all", async () => {
    const acknowledged = Array.from({ length: 1500 }, (_, seq) => seq);
    const count = await counted({ calls: 1500, acknowledged });
    expect([count.lost, count.lostCalls.length, count.lostCalls.at(-1)]).toEqual([1500, 1000, 999]);
  });

  it("can be compared again while a backlog drains", async () => {
    const ledger = new WriteLedger(RUN, 10, phaseOf);
    for (const seq of [1, 2]) ledger.saw(seq, "acknowledged");
    expect((await ledger.compare(each([1]))).lost).toBe(1);
    expect(await ledger.compare(each([1, 2]))).toMatchObject({ lost: 0, doubled: 0, damageIn: {} });
  });

  it("counts exactly as a plain list would, whatever was seen and stored", async () => {
    const seq = fc.nat(99);
    const story = fc.record({
      acknowledged: fc.array(seq, { maxLength: 80 }),
      inDoubt: fc.array(seq, { maxLength: 40 }),
      stored: fc.array(seq, { maxLength: 150 }),
    });
    await fc.assert(
      fc.asyncProperty(story, async (told) => {
        expect(await counted({ calls: 100, ...told })).toEqual(plainly(told));
      }),
    );
  });
});

/** The same counts, with sets and sorting instead of bits. */
function plainly({ acknowledged, inDoubt, stored }: Required<Omit<Story, "calls">>): LedgerCount {
  const seen = new Set(acknowledged);
  const kept = new Set(stored.map(Number));
  const lostCalls = [...seen].filter((seq) => !kept.has(seq)).sort((a, b) => a - b);
  const doubledCalls = stored.map(Number).filter((seq, index) => stored.indexOf(seq) < index);
  const damage = [...lostCalls, ...doubledCalls].map((seq) => phaseOf(seq));
  return {
    acknowledged: seen.size,
    stored: kept.size,
    lost: lostCalls.length,
    doubled: doubledCalls.length,
    inDoubt: [...new Set(inDoubt)].filter((seq) => kept.has(seq) && !seen.has(seq)).length,
    lostCalls,
    doubledCalls,
    damageIn: Object.fromEntries(
      [...new Set(damage)].map((phase) => [phase, damage.filter((other) => other === phase).length]),
    ),
  };
}
