import { describe, expect, it } from "vitest";
import { UsageError } from "../../../model/errors.ts";
import { createStatusTest } from "../../../run/engines/http/good-status.ts";

describe("which statuses are good", () => {
  it.each([
    ["2xx", [200, 204, 299], [199, 300, 503]],
    ["201", [201], [200, 202]],
    ["2xx, 404", [200, 404], [403, 405]],
    ["5XX,301", [500, 599, 301], [302, 600]],
  ])("understands %s", (text, good, bad) => {
    const isGood = createStatusTest(text);
    expect(good.filter((status) => !isGood(status))).toEqual([]);
    expect(bad.filter(isGood)).toEqual([]);
  });

  it.each(["", "ok", "2x", "20", "2xx,", "6xx", "1000"])("refuses %j", (text) => {
    expect(() => createStatusTest(text)).toThrow(UsageError);
  });
});
