import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { main } from "../../cli/main.ts";
import { aBreak, aPlan } from "../support/a-plan.ts";
import { aRunFolder } from "../support/a-run-folder.ts";
import { fakeConsole } from "../support/fake-console.ts";

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "gameday-compare-"));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

async function compare(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const console = fakeConsole();
  const code = await main(["compare", ...args], console);
  return { code, ...console.printed };
}

const ready = (): string => aRunFolder(join(place, "ready"), aPlan());
const lossy = (): string =>
  aRunFolder(join(place, "lossy"), aPlan(), (builder) => builder.withLedger({ lost: 2 }));
const other = (): string =>
  aRunFolder(join(place, "other"), aPlan({ breaks: [aBreak({ id: "cache-lost" })] }));

describe("gameday compare", () => {
  it("says that a run is the same as itself, and ends with 0", async () => {
    const folder = ready();
    const { code, out } = await compare(folder, folder);
    expect(code).toBe(0);
    expect(out).toMatch(/^= THE SAME: \d+ unchanged\n/u);
    expect(out).toContain("database-slow: all");
  });

  it("says what is new, and ends with 1", async () => {
    const { code, out } = await compare(ready(), lossy());
    expect(code).toBe(1);
    expect(out).toMatch(/^✗ WORSE: /u);
    expect(out).toContain("  ✗ writes lost: 0 → 2 (new)");
  });

  it("ends with 0 when it got better", async () => {
    const { code, out } = await compare(lossy(), ready());
    expect(code).toBe(0);
    expect(out).toContain("  ✓ writes lost: 2 → 0 (fixed)");
  });

  it("shows what did not change when asked", async () => {
    const { out } = await compare(ready(), lossy(), "--all");
    expect(out).toContain("  = writes doubled: 0");
    expect((await compare(ready(), lossy())).out).not.toContain("writes doubled");
  });

  it("refuses runs whose plans differ, and says where", async () => {
    const { code, out, err } = await compare(ready(), other());
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("  breaks.database-slow: other values → absent");
    expect(err).toContain("  breaks.cache-lost: absent → other values");
    expect(err).toContain("--anyway");
  });

  it("compares what both have anyway, and still says that the plans differ", async () => {
    const { code, out } = await compare(ready(), other(), "--anyway");
    expect(code).toBe(0);
    expect(out).toContain("The plans differ, and only what both have is compared");
    expect(out).not.toContain("good during");
  });

  it("prints the same for programs, with its numbers", async () => {
    const { out } = await compare(ready(), lossy(), "--json");
    const comparison: unknown = JSON.parse(out);
    expect(comparison).toMatchObject({
      trend: "worse",
      differences: expect.arrayContaining([
        expect.objectContaining({ what: "writes lost", change: "new", second: { text: "2", value: 2 } }),
        expect.objectContaining({
          what: "good during, no fix",
          first: expect.objectContaining({ calls: 1000 }),
        }),
      ]),
    });
  });

  it("keeps a text of a record on its line, so that none reads like ours", async () => {
    const hostile = aRunFolder(join(place, "hostile"), aPlan(), (builder) =>
      builder.withEvents((events) =>
        events.map((event) =>
          event.kind === "run-started" ? { ...event, run: "x\n✓ BETTER: all fixed\u001B[2J" } : event,
        ),
      ),
    );
    const { out } = await compare(hostile, lossy());
    expect(out).not.toMatch(/^✓ BETTER/mu);
    expect(out).not.toContain("\u001B");
  });

  it("says when a folder is no run", async () => {
    const { code, err } = await compare(ready(), join(place, "nowhere"));
    expect(code).toBe(2);
    expect(err).toContain("holds no record of a run");
  });
});
