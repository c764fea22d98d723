import { describe, expect, it } from "vitest";
import { userPools } from "../../../../../run/engines/k6/user-pools.ts";

const GIBIBYTE = 1024 ** 3;
const even = (iterations: number, slots: number, mostBehindMs = 0) => ({
  count: iterations * slots,
  perSlot: Array.from({ length: slots }, () => iterations),
  iterations: Array.from({ length: slots }, () => iterations),
  mostBehindMs,
});

describe("the users of k6", () => {
  it("are enough for all iterations that can be busy at once when every call runs into its time-out", () => {
    const { users, isShort } = userPools([even(10, 600)], {
      timeoutMs: 2000,
      freeBytes: 16 * GIBIBYTE,
      processes: 1,
    });
    // Within two seconds 20 slots begin.
    expect(users[0]).toBeGreaterThanOrEqual(20 * 10);
    expect(isShort).toBe(false);
  });

  it("are as many as memory has room for, shared out by need, and that is said", () => {
    const { users, isShort } = userPools([even(300, 600), even(100, 600)], {
      timeoutMs: 2000,
      freeBytes: GIBIBYTE,
      processes: 1,
    });
    const [most = 0, some = 0] = users;
    expect(most + some).toBeLessThanOrEqual(256);
    expect(most / some).toBeCloseTo(3, 1);
    expect(isShort).toBe(true);
  });

  it("are at least one in each process", () => {
    const wanted = { timeoutMs: 100, freeBytes: GIBIBYTE, processes: 6 };
    expect(userPools([even(1, 1)], wanted).users[0]).toBeGreaterThanOrEqual(6);
  });

  it("start earlier the later k6 would begin an iteration", () => {
    const wanted = { timeoutMs: 100, freeBytes: GIBIBYTE, processes: 1 };
    const early = userPools([even(1, 10, 90)], wanted).headStart;
    expect(early - userPools([even(1, 10, 0)], wanted).headStart).toBe(90);
  });
});
