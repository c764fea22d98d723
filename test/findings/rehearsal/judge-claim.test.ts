import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { goodSince } from "../../../findings/rehearsal/good-since.ts";
import { isBack, judgeClaim, type ClaimEvidence } from "../../../findings/rehearsal/judge-claim.ts";
import { millis, ratio } from "../../../model/units.ts";
import { aBreak } from "../../support/a-plan.ts";

const WANTED = ratio(0.99);
const secondsOf = (...good: readonly number[]) =>
  good.map((share, index) => ({ second: 10 + index, sent: 100, good: share }));

describe("since when calls are good again", () => {
  it("is the first second from which three in a row are good, to the end", () => {
    expect(goodSince(secondsOf(0, 0, 100, 100, 100), WANTED)).toBe(12);
  });

  it("is never, when the last three are not good", () => {
    expect(goodSince(secondsOf(100, 100, 100, 100, 50), WANTED)).toBeUndefined();
  });

  it("is never, when there are not three", () => {
    expect(goodSince(secondsOf(100, 100), WANTED)).toBeUndefined();
  });

  it("begins anew behind every relapse", () => {
    expect(goodSince(secondsOf(0, 100, 100, 100, 0, 100, 100, 100), WANTED)).toBe(15);
  });

  it("lies so that every three seconds from there on are good, and it is the first such second", () => {
    const share = fc.constantFrom(100, 99, 98, 50);
    fc.assert(
      fc.property(fc.array(share, { minLength: 3, maxLength: 20 }), (good) => {
        const seconds = secondsOf(...good);
        const isGoodFrom = (first: number): boolean =>
          good
            .map((_, index) => good.slice(index, index + 3))
            .filter((three, index) => index >= first && three.length === 3)
            .every((three) => three.reduce((sum, one) => sum + one, 0) >= 297);
        const first = good.findIndex((_, index) => index <= good.length - 3 && isGoodFrom(index));
        expect(goodSince(seconds, WANTED)).toBe(first === -1 ? undefined : 10 + first);
      }),
    );
  });
});

const evidence = (found: Partial<ClaimEvidence> = {}): ClaimEvidence => ({
  planned: aBreak(),
  at: millis(10_000),
  seconds: secondsOf(100, 100, 100),
  states: [{ at: millis(9000), state: "queue-writes" }],
  ...found,
});

describe("somebody who says that it is fixed", () => {
  it("is right when enough calls are good behind it, in the wanted state", () => {
    expect(judgeClaim(evidence())).toMatchObject({ right: true });
  });

  it("is right when the service is better than wanted", () => {
    const states = [{ at: millis(0), state: "full" }];
    expect(judgeClaim(evidence({ states }))).toMatchObject({ right: true });
  });

  it("is wrong while too few calls are good, and is told how many", () => {
    const verdict = judgeClaim(evidence({ seconds: secondsOf(40, 40, 40) }));
    expect(verdict.right).toBe(false);
    expect(verdict.text).toContain("40 %");
    expect(verdict.text).not.toContain(aBreak().fault.text);
  });

  it("is wrong while the service is in another state, however good its calls", () => {
    const verdict = judgeClaim(evidence({ states: [{ at: millis(0), state: "off" }] }));
    expect(verdict.right).toBe(false);
    expect(verdict.text).toContain('"off"');
  });

  it("is wrong when too few calls came to tell", () => {
    const few = [10, 11, 12].map((second) => ({ second, sent: 5, good: 5 }));
    expect(judgeClaim(evidence({ seconds: few }))).toMatchObject({ right: false });
  });
});

describe("rolled back", () => {
  const states = [{ at: millis(0), state: "full", backlog: 0 }];

  it("means full, nothing waiting, and good calls", () => {
    expect(isBack(evidence({ states }))).toBe(true);
  });

  it("does not mean full with writes that still wait", () => {
    expect(isBack(evidence({ states: [{ at: millis(0), state: "full", backlog: 3 }] }))).toBe(false);
  });

  it("does not mean good calls in the failure state", () => {
    expect(isBack(evidence())).toBe(false);
  });

  it("does not mean full with bad calls", () => {
    expect(isBack(evidence({ states, seconds: secondsOf(100, 100, 90) }))).toBe(false);
  });
});
