import { describe, expect, it } from "vitest";
import { finish } from "../../cli/finish-run.ts";
import { EnvironmentError, NotHealedError } from "../../model/errors.ts";
import type { RunEnd } from "../../run/rehearse.ts";
import { fakeConsole } from "../support/fake-console.ts";

const STUCK = { what: "link database", ok: false, detail: "cut, no toxics" };
const failed = new EnvironmentError("The disk is full.", "Make room.");

/** What comes of a run whose folder holds no record: reports cannot be written. */
const finished = async (end: RunEnd, reports: boolean) => {
  const console = fakeConsole();
  const code = await finish(end, { folder: "/nowhere/at/all", console, json: false, reports });
  return { code, err: console.printed.err };
};

describe("the end of a run", () => {
  it("without reports says where the record is", async () => {
    const { code, err } = await finished({ how: "interrupted", unhealed: [] }, false);
    expect([code, err]).toEqual([130, "No reports; the record is kept in /nowhere/at/all.\n"]);
  });

  it.each([
    ["stopped before there was a report", { how: "interrupted" } as const, false],
    ["stopped, and its reports cannot be written", { how: "interrupted" } as const, true],
    ["failed", { how: "failed", error: failed } as const, false],
  ])("that is not healed says so first, though it %s", async (_, end, reports) => {
    const ending = finished({ ...end, unhealed: [STUCK] }, reports);
    await expect(ending).rejects.toThrow(NotHealedError);
    await expect(ending).rejects.toThrow("link database: cut, no toxics");
  });

  it("that failed tells why, before any trouble with its reports", async () => {
    await expect(finished({ how: "failed", error: failed, unhealed: [] }, true)).rejects.toBe(failed);
  });

  it("that was healed late is a failure, but nothing stayed broken", async () => {
    const error = new NotHealedError("Not taken off: fix: degraded.", "");
    await expect(finished({ how: "failed", error, unhealed: [] }, false)).rejects.toThrow(EnvironmentError);
  });
});
