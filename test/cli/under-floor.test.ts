import { beforeAll, describe, expect, it } from "vitest";
import { refuseUnderFloor } from "../../cli/refuse-under-floor.ts";
import { UsageError } from "../../model/errors.ts";
import type { Objective } from "../../model/traffic.ts";
import { millis, ratio } from "../../model/units.ts";
import { startChildrenWithTsx } from "../support/with-tsx.ts";

beforeAll(startChildrenWithTsx);

const within = (ms: number, calls = "hello"): Objective => ({
  id: calls,
  calls,
  good: { status: "2xx", within: millis(ms) },
  share: ratio(0.99),
});

const never = new AbortController().signal;

/** A machine with this floor, and how often it was measured. */
function aMachine(p99Ms: number | undefined) {
  const asked = { times: 0 };
  const measure = async () => {
    asked.times += 1;
    return p99Ms === undefined ? undefined : { p50Ms: 1, p99Ms };
  };
  return { asked, measure };
}

const refusal = async (objectives: readonly Objective[], p99Ms: number | undefined): Promise<unknown> =>
  await refuseUnderFloor(objectives, never, aMachine(p99Ms).measure).catch((error: unknown) => error);

describe("an objective under the floor of this machine", () => {
  it("is refused, with both figures and what to do", async () => {
    const error = await refusal([within(500, "slow"), within(1, "record"), within(2, "list")], 2.34);
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({
      message: expect.stringContaining('"record" within 1 ms, "list" within 2 ms is under') as string,
      hint: expect.stringContaining("gameday doctor") as string,
    });
    expect(String(error)).toContain("2.3 ms");
  });

  it("is refused by what is really measured here, because no call takes no time", async () => {
    await expect(refuseUnderFloor([within(0.1)], never)).rejects.toThrow(/"hello" within 0.1 ms is under/u);
  });
});

describe("an objective that this machine can tell", () => {
  it("is accepted at and above the floor", async () => {
    expect(await refusal([within(2.5), within(19)], 2.5)).toBeUndefined();
  });

  it("is not measured for when it allows more than any floor: such a run loses no time", async () => {
    const { asked, measure } = aMachine(100);
    await refuseUnderFloor([within(20), within(500)], never, measure);
    expect(asked.times).toBe(0);
    await refuseUnderFloor([within(19.9)], never, measure).catch(() => undefined);
    expect(asked.times).toBe(1);
  });

  it("is accepted when the floor could not be measured: the run has a judge of its own", async () => {
    expect(await refusal([within(1)], undefined)).toBeUndefined();
  });
});
