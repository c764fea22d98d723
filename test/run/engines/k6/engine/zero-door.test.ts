import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { millis } from "../../../../../model/units.ts";
import { startZeroDoor, type ZeroDoor } from "../../../../../run/engines/k6/zero-door.ts";

let door: ZeroDoor;
beforeEach(async () => {
  door = await startZeroDoor();
});
afterEach(async () => door.close());

describe("the door at which k6 asks when the replay starts", () => {
  it("does not answer before anybody knows", async () => {
    const response = await fetch(door.url);
    expect([response.status, door.answered]).toEqual([503, 0]);
  });

  it("answers with the moment in milliseconds since 1970, rounded up, and counts its answers", async () => {
    const before = Date.now();
    door.open(() => millis(-750));
    const zero = Number(await (await fetch(door.url)).text());
    expect(zero).toBeGreaterThanOrEqual(before + 751);
    expect(zero).toBeLessThanOrEqual(Date.now() + 751);
    await fetch(door.url);
    expect(door.answered).toBe(2);
  });
});
