import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../model/errors.ts";
import type { Window } from "../../model/plan.ts";
import { millis, seconds, type Millis } from "../../model/units.ts";
import { placeBreaks, shrunk, type Holds, type Placed, type Wanted } from "../../plan/place-breaks.ts";

const DAY = { from: 6 * 60, to: 24 * 60 };

const holdsOf = (before: number, hold: number, fixHold: number, after: number): Holds => ({
  before: seconds(before),
  hold: seconds(hold),
  fixHold: seconds(fixHold),
  after: seconds(after),
});

/** A break of 8 + 10 + 14 for each fix + 12 seconds. */
const aWanted = (id: string, at: number, overrides: Partial<Wanted> = {}): Wanted => ({
  id,
  at: seconds(at),
  holds: holdsOf(8, 10, 14, 12),
  fixes: ["degraded"],
  ...overrides,
});

const place = (wanted: readonly Wanted[], replayIn: number): readonly Placed[] =>
  placeBreaks(() => wanted, DAY, seconds(replayIn));

const windowsOf = ({ windows }: Placed): readonly Window[] => [
  windows.before,
  windows.during,
  ...(windows.alone === undefined ? [] : [windows.alone]),
  ...(windows.again === undefined ? [] : [windows.again]),
  ...windows.fixed,
  windows.after,
];

const startOf = ({ windows }: Placed): number => windows.before.from;
const endOf = ({ windows }: Placed): number => windows.after.to;

/** What is wrong with a placement: gaps within a break, breaks that touch each other, or leave the day. */
function faultsOf(placed: readonly Placed[], replayIn: number): readonly string[] {
  const torn = placed.filter((item) => {
    const windows = windowsOf(item);
    return windows.some(({ from, to }, index) => to <= from || (windows[index + 1]?.from ?? to) !== to);
  });
  const touching = placed.filter(
    (item, index) => startOf(item) < endOf(placed[index - 1] ?? item) && index > 0,
  );
  const outside = placed.filter((item) => startOf(item) < 0 || endOf(item) > replayIn);
  return [
    ...torn.map(({ id }) => `${id} is torn`),
    ...touching.map(({ id }) => `${id} touches the one before it`),
    ...outside.map(({ id }) => `${id} is outside of the day`),
  ];
}

const errorOf = (work: () => unknown): UsageError => {
  try {
    work();
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
};

const hintedSeconds = ({ hint }: UsageError): number => Number(/--in (\d+)s/u.exec(hint)?.[1]);

describe("breaks on the time axis", () => {
  it("goes on at its moment when there is room, with its windows one behind the other", () => {
    expect(place([aWanted("database-slow", 100, { fixes: ["bigger-pool", "degraded"] })], 300)).toEqual([
      {
        id: "database-slow",
        windows: {
          before: { from: 92_000, to: 100_000 },
          during: { from: 100_000, to: 110_000 },
          fixed: [
            { fix: "bigger-pool", from: 110_000, to: 124_000 },
            { fix: "degraded", from: 124_000, to: 138_000 },
          ],
          after: { from: 138_000, to: 150_000 },
        },
      },
    ]);
  });

  it("leaves it alone between the fault and the first fix where that is wanted, and has it on again for 2 s", () => {
    const holds = { ...holdsOf(8, 10, 14, 12), alone: seconds(6) };
    expect(place([aWanted("database-lost", 100, { holds })], 300)[0]?.windows).toEqual({
      before: { from: 92_000, to: 100_000 },
      during: { from: 100_000, to: 110_000 },
      alone: { from: 110_000, to: 116_000 },
      again: { from: 116_000, to: 118_000 },
      fixed: [{ fix: "degraded", from: 118_000, to: 132_000 }],
      after: { from: 132_000, to: 144_000 },
    });
  });

  it("goes from fault to recovery directly when no fix is written", () => {
    const [placed] = place([aWanted("database-slow", 100, { fixes: [] })], 300);
    expect(placed?.windows).toMatchObject({ fixed: [], during: { to: 110_000 }, after: { from: 110_000 } });
  });

  it("puts them in the order of their moments, whatever their order in the file", () => {
    const placed = place([aWanted("evening", 200), aWanted("morning", 60)], 300);
    expect(placed.map(({ id, moved }) => [id, moved])).toEqual([
      ["morning", undefined],
      ["evening", undefined],
    ]);
  });

  it("pushes a break behind the one that is still on, and says from when to when", () => {
    const [first, second] = place([aWanted("first", 100), aWanted("second", 110)], 300);
    expect(first).not.toHaveProperty("moved");
    // 136 s ends the first, half a second between them, 8 s of baseline: the fault goes on at 144.5 s, 14:40 of the day.
    expect(second?.windows.during.from).toBe(144_500);
    expect(second?.moved).toBe("moved from 12:36 to 14:40, so that all breaks fit into the day");
  });

  it("pulls a break forward that would end behind the day", () => {
    const [placed] = place([aWanted("late", 295)], 300);
    expect(endOf(placed ?? failed())).toBe(300_000);
    expect(placed?.moved).toContain("moved from 23:42 to");
  });

  it("pulls the ones in front of it along when the day is too short behind them", () => {
    const placed = place([aWanted("first", 280), aWanted("second", 290)], 300);
    expect(faultsOf(placed, 300_000)).toEqual([]);
    expect(placed.map(({ moved }) => moved !== undefined)).toEqual([true, true]);
  });

  it("leaves a break alone that has its baseline right at the start of the day", () => {
    const [placed] = place([aWanted("early", 8)], 300);
    expect([startOf(placed ?? failed()), placed?.moved]).toEqual([0, undefined]);
  });

  it("gives a break at the very start its baseline, and so moves its fault", () => {
    const [placed] = place([aWanted("early", 0)], 300);
    expect(placed?.windows.during.from).toBe(8000);
    expect(placed?.moved).toContain("moved from 06:00");
  });

  it("fits exactly when the breaks take all of the replay, and not with one millisecond less", () => {
    const two = [aWanted("first", 0), aWanted("second", 40)];
    expect(faultsOf(place(two, 88.5), 88_500)).toEqual([]);
    expect(() => place(two, 88.499)).toThrow(UsageError);
  });

  it("does not need breaks", () => {
    expect(place([], 300)).toEqual([]);
  });
});

const failed = (): never => {
  throw new Error("no break was placed");
};

describe("breaks that do not fit", () => {
  it("are refused with what they take, and with how to give them that", () => {
    const error = errorOf(() => place([aWanted("first", 10), aWanted("second", 20)], 60));
    expect(error.message).toBe('The breaks do not fit into a replay of "60 s": they take 88.5 s.');
    expect(error.hint).toBe("Give the replay more time with --in 102s, or run one break with --only.");
  });
});

const holds = fc.tuple(...[1, 1, 1, 1].map((least) => fc.integer({ min: least, max: 60 })));
const alone = fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined });
const wanted = (at: number): fc.Arbitrary<readonly Wanted[]> =>
  fc
    .array(fc.record({ at: fc.integer({ min: 0, max: at - 1 }), holds, alone, fixes: fc.nat(3) }), {
      minLength: 1,
      maxLength: 5,
    })
    .map((items) =>
      items.map(({ at, holds: [before = 1, hold = 1, fixHold = 1, after = 1], alone, fixes }, index) => ({
        id: `break-${index}`,
        at: seconds(at),
        holds: {
          ...holdsOf(before, hold, fixHold, after),
          ...(alone === undefined ? {} : { alone: seconds(alone) }),
        },
        fixes: Array.from({ length: fixes }, (_, fix) => `fix-${fix}`),
      })),
    );

/** The same breaks in a replay of another length: holds shrink with it, and moments move. */
const scaled =
  (breaks: readonly Wanted[], written: number) =>
  (replayIn: Millis): readonly Wanted[] =>
    breaks.map((item) => ({
      ...item,
      at: millis((item.at / (written * 1000)) * replayIn),
      holds: shrunk(item.holds, replayIn / (written * 1000), millis(2000)),
    }));

describe("wherever breaks are wanted", () => {
  it("they lie within the day, whole, and never overlap; or they are refused", () => {
    fc.assert(
      fc.property(wanted(300), (breaks) => {
        const placed = fits(() => breaks, 300);
        fc.pre(placed !== undefined);
        expect(placed.map(({ id }) => id).sort()).toEqual(breaks.map(({ id }) => id).sort());
        expect(faultsOf(placed, 300_000)).toEqual([]);
      }),
    );
  });

  it("the hinted --in holds them all, though holds grow with the replay", () => {
    fc.assert(
      fc.property(wanted(600), fc.integer({ min: 1, max: 60 }), (breaks, tooShort) => {
        const wantedIn = scaled(breaks, 600);
        fc.pre(fits(wantedIn, tooShort) === undefined);
        const hinted = hintedSeconds(errorOf(() => placeBreaks(wantedIn, DAY, seconds(tooShort))));
        expect(faultsOf(fits(wantedIn, hinted) ?? [], hinted * 1000)).toEqual([]);
        expect(fits(wantedIn, hinted)).toBeDefined();
      }),
    );
  });

  it("the hinted --in counts with the holds of that longer replay", () => {
    const wantedIn = scaled([aWanted("long", 50, { holds: holdsOf(2, 90, 4, 3), fixes: [] })], 105);
    const hinted = hintedSeconds(errorOf(() => placeBreaks(wantedIn, DAY, seconds(5))));
    expect(fits(wantedIn, hinted)).toBeDefined();
  });
});

function fits(
  wantedIn: (replayIn: Millis) => readonly Wanted[],
  replayIn: number,
): readonly Placed[] | undefined {
  try {
    return placeBreaks(wantedIn, DAY, seconds(replayIn));
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

describe("holds in a shorter replay", () => {
  const written = holdsOf(8, 12, 14, 14);

  it("are as written at full length, and do not grow with a longer one", () => {
    expect(shrunk(written, 1, seconds(5))).toEqual(written);
    expect(shrunk(written, 4, seconds(5))).toEqual(written);
  });

  it("shrink in proportion", () => {
    expect(shrunk(written, 0.5, seconds(1))).toEqual(holdsOf(4, 6, 7, 7));
  });

  it("do not shrink below what proves anything", () => {
    expect(shrunk(written, 0.01, seconds(0))).toEqual(holdsOf(2, 2, 3, 3));
  });

  it("of a break that is left alone shrink too, down to three seconds", () => {
    const shrunkTo = (scale: number) => shrunk({ ...written, alone: seconds(8) }, scale, seconds(1)).alone;
    expect([1, 0.5, 0.01].map(shrunkTo)).toEqual([8000, 4000, 3000]);
    expect(shrunk(written, 0.5, seconds(1))).not.toHaveProperty("alone");
  });

  it("leave a fix its deadline, a promise in real time, and two seconds to see it held", () => {
    expect(shrunk(written, 0.01, seconds(5)).fixHold).toBe(7000);
    expect(shrunk(written, 0.8, seconds(5)).fixHold).toBe(11_200);
  });

  it("stay as short as they were written, but for that of a fix, which always has room for its deadline", () => {
    expect(shrunk(holdsOf(1, 1, 1, 1), 0.1, seconds(5))).toEqual(holdsOf(1, 1, 7, 1));
    expect(shrunk(holdsOf(8, 12, 4, 14), 1, seconds(5))).toEqual(holdsOf(8, 12, 7, 14));
  });
});
