import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { main } from "../../cli/main.ts";
import { fakeConsole } from "../support/fake-console.ts";
import { tenTexts } from "../support/ten-runbooks.ts";

let folder = "";
let books = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gameday-finding-"));
  books = join(folder, "docs", "runbooks");
  mkdirSync(books, { recursive: true });
  for (const [file, text] of tenTexts()) writeFileSync(join(books, file), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function runbook(...args: readonly string[]) {
  const console = fakeConsole();
  const code = await main(["runbook", ...args, "--in", books], console);
  return { code, ...console.printed };
}

describe("find", () => {
  test("says what is found, why, what to do now, and how to open it", async () => {
    const { code, out, err } = await runbook("find", "contacts", "dont", "save");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^1\. Contacts fail to save, the database looks idle\n/u);
    expect(out).toContain("gotv-election-day/database-slow · VERIFIED 22 Nov 2026 · sev1 · gotv-platform");
    expect(out).toContain("Do this now: Queue the writes, serve lists from memory.");
    expect(out).toMatch(
      /Found by "contacts", "saving" in the symptoms[\s\S]*people\s+say: "contacts are not saving"/u,
    );
    expect(out).toContain(`gameday runbook open --in ${books} gotv-election-day/database-slow`);
  });

  test("says what to try when nothing is found, and fails", async () => {
    const { code, out, err } = await runbook("find", "\u001B[31mqqqq", "zzzz");
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("Try fewer or other words.");
    expect(err).toContain("- scoreboard does not load");
    expect(err).not.toContain("\u001B");
  });

  test("speaks to scripts", async () => {
    const { code, out } = await runbook("find", "429 from the gateway", "--limit", "1", "--json");
    expect(code).toBe(0);
    const { found } = JSON.parse(out) as { found: { id: string; nearest: string; why: object[] }[] };
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      id: "gotv-election-day/sms-gateway-rejects",
      nearest: "the gateway answers 429 too many requests",
    });
  });

  test("shows at most as many as wanted, and refuses a limit that is none", async () => {
    expect((await runbook("find", "database", "--limit", "2")).out).not.toContain("\n3. ");
    const { code, err } = await runbook("find", "database", "--limit", "0");
    expect([code, err]).toEqual([2, expect.stringContaining("from 1 to 99")]);
  });

  test("leaves out a runbook that is damaged, and says so", async () => {
    const bad = join(books, "bad.md");
    writeFileSync(bad, "---\nid: [\n---\n");
    const { code, err } = await runbook("find", "lock");
    rmSync(bad);
    expect([code, err]).toEqual([0, expect.stringContaining("Left out: The front matter of")]);
  });
});

describe("open", () => {
  test.each([
    "GotvElectionDayDatabaseSlow",
    "gotv-election-day/database-slow",
    "database-slow",
    "DATABASE-SLOW",
  ])("prints the runbook of %s", async (name) => {
    const { code, out } = await runbook("open", name);
    expect(code).toBe(0);
    expect(out).toMatch(/^Contacts fail to save, the database looks idle\n═+\n/u);
    expect(out).toContain("Fall back to people\n───");
  });

  test("prints the Markdown as it is, or where it is", async () => {
    const file = join(books, "database-slow.md");
    expect((await runbook("open", "database-slow", "--raw")).out).toBe(readFileSync(file, "utf8"));
    expect((await runbook("open", "database-slow", "--path")).out).toBe(`${file}\n`);
  });

  test("says how to open the runbooks that it leads to", async () => {
    const { out } = await runbook("open", "database-slow");
    expect(out.replaceAll(/\s+/gu, " ")).toContain(`(open --in ${books} gotv-election-day/table-locked)`);
  });

  test("of an unknown name says which is meant, and ends with 3", async () => {
    const { code, out, err } = await runbook("open", "databse-slow");
    expect([code, out]).toEqual([3, ""]);
    expect(err).toContain('There is no runbook for "databse-slow".\nDid you mean "database-slow"?');
  });

  test("in colour is the same text", async () => {
    const console = fakeConsole({ colour: true });
    await main(["runbook", "open", "database-slow", "--in", books], console);
    const { out } = await runbook("open", "database-slow");
    expect(console.printed.out).not.toBe(out);
    // oxlint-disable-next-line no-control-regex
    expect(console.printed.out.replaceAll(/\u001B\[\d+m/gu, "")).toBe(out);
  });

  test("shows a hostile text as text", async () => {
    const hostile = join(folder, "hostile");
    mkdirSync(hostile);
    const text = (tenTexts().get("disk-full.md") ?? "").replaceAll(
      "walk lists",
      "\u001B]0;owned\u0007\u202E",
    );
    writeFileSync(
      join(hostile, "x.md"),
      text.replace(/^(title|symptoms?):.*$/gmu, String.raw`$1: "\u001b[31m"`),
    );
    const console = fakeConsole({ colour: true });
    const code = await main(["runbook", "open", "disk-full", "--in", hostile], console);
    // A symptom that is no list is refused, without its escape.
    expect([0, 2]).toContain(code);
    const all = `${console.printed.out}${console.printed.err}`;
    // oxlint-disable-next-line no-control-regex
    expect(all.replaceAll(/\u001B\[[012]?\d?m/gu, "")).not.toMatch(/[\u001B\u0007\u202E]/u);
  });
});

describe("card", () => {
  test("prints one card, or a page of it", async () => {
    const { code, out } = await runbook("card", "database-slow");
    expect(code).toBe(0);
    expect(out.trimEnd().split("\n").length).toBeLessThanOrEqual(60);
    expect((await runbook("card", "database-slow", "--html")).out).toMatch(/^<!doctype html>/u);
  });
});

/** Somebody who types these lines. */
async function walk(...lines: readonly string[]): Promise<string> {
  const left = [...lines];
  const console = fakeConsole({ readLine: async () => await Promise.resolve(left.shift()) });
  expect(await main(["runbook", "step", "database-slow", "--in", books], console)).toBe(0);
  expect(left).toEqual([]);
  return console.printed.out;
}

describe("step", () => {
  test("goes from the step to the verification and to the roll back", async () => {
    const out = await walk("", "");
    const places = [
      "Step 1 of 1: Queue the writes",
      "since you began",
      "Verify it worked\n",
      "It took",
      "Roll back\n",
    ];
    expect(places.map((place) => out.indexOf(place)).toSorted((a, b) => a - b)).toEqual(
      places.map((place) => out.indexOf(place)),
    );
    expect(out).toContain("gameday runs nothing here");
    expect(out).toContain("Give up and fall back to people: good calls below 95 % at minute 10");
    expect(out).toMatch(/^curl .*\{"degraded":true\}/mu);
  });

  test("says what to do when it did not work, how to undo it, and which keys there are", async () => {
    const out = await walk("n", "U", "what?", "q");
    expect(out).toContain("If not: Send it to each replica by hand.");
    expect(out).toContain("If it did not work\n───");
    expect(out).toContain("Undo step 1");
    expect(out).toMatch(/^curl .*\{"degraded":false\}/mu);
    expect(out).toContain('"what?" is none of the keys.');
    expect(out).toContain("Stopped at step 1 of 1. What you did stays done.");
    expect(out).not.toContain("Roll back\n───");
  });

  test("ends when the input ends", async () => {
    expect(await walk()).toContain("Stopped at step 1 of 1.");
  });

  test("without a terminal prints all steps", async () => {
    const { code, out } = await runbook("step", "database-slow");
    expect(code).toBe(0);
    expect(out).toContain("Step 1 of 1");
    expect(out).toContain("Undo step 1");
    expect(out).toContain("Verify it worked");
  });

  test("prints one step, and refuses one that is not there", async () => {
    const { out } = await runbook("step", "database-slow", "--number", "1");
    expect(out).toMatch(/^Step 1 of 1/u);
    const { code, err } = await runbook("step", "database-slow", "--number", "2");
    expect([code, err]).toEqual([2, expect.stringContaining("choose 1 to 1")]);
  });
});

const now = (value: unknown): string => {
  const file = join(folder, "now.json");
  writeFileSync(file, JSON.stringify(value));
  return file;
};

const alert = (status: string, alertname: string) => ({ status, labels: { alertname }, annotations: {} });

describe("match", () => {
  const slow = {
    good: 0.55,
    p50Ms: 3,
    p99Ms: 740,
    errors: { "status 503": 0.36 },
    probes: { "waiting-on-lock": 0 },
  };

  test("ranks by numbers and says how each signal compares", async () => {
    const { code, out } = await runbook("match", now(slow));
    expect(code).toBe(0);
    expect(out).toMatch(/^1\. Contacts fail to save, the database looks idle: surely this \(9\d/u);
    expect(out).toContain("✓ p99: 740 ms now, 739 ms measured: match");
    expect(out).toContain("✓ probe waiting-on-lock: 0 now, 0 measured: match");
    expect(out).not.toContain("2. ");
  });

  test("says none of these when nothing is near, with the nearest, and fails", async () => {
    const { code, out } = await runbook("match", now({ ...slow, errors: { "status 500": 0.4 }, good: 0.1 }));
    expect(code).toBe(1);
    expect(out).toMatch(/^None of these\./u);
    expect(out).toContain("✗ main error: 40 % status 500 now, 36 % status 503 measured: no match");
  });

  test("takes the body of a webhook, the firing alerts first", async () => {
    const alerts = [
      alert("resolved", "GotvElectionDayDiskFull"),
      alert("firing", "GotvElectionDayCacheLost"),
    ];
    const { code, out } = await runbook("match", now({ alerts }));
    expect(code).toBe(0);
    expect(out).toMatch(/^GotvElectionDayCacheLost \(firing\), by the name of the alert\n/u);
    expect(out).toContain("GotvElectionDayDiskFull (resolved)");
    const json = JSON.parse((await runbook("match", now({ alerts }), "--json")).out) as unknown;
    expect(json).toMatchObject({
      alerts: [{ id: "gotv-election-day/cache-lost", by: "name" }, { isFiring: false }],
    });
  });

  test("refuses what it cannot read, with a hint", async () => {
    const missing = await runbook("match", join(folder, "missing.json"));
    expect([missing.code, missing.err]).toEqual([2, expect.stringContaining("cannot be read")]);
    const wrong = await runbook("match", now({ good: 55 }));
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining("must be a share from 0 to 1")]);
  });
});

describe("site", () => {
  test("writes an index and a page for each runbook", async () => {
    const to = join(folder, "site");
    const { code, out } = await runbook("site", "--to", to);
    expect([code, out]).toEqual([0, `11 pages written. Open ${join(to, "index.html")}\n`]);
    expect(readdirSync(join(to, "gotv-election-day"))).toHaveLength(10);
    const index = readFileSync(join(to, "index.html"), "utf8");
    expect(index).toContain("MiniSearch, (c) Luca Ongaro, MIT licence");
    expect(index).not.toContain("sourceMappingURL");
  });

  test("that cannot be written says where", async () => {
    const to = join(folder, "a-file");
    writeFileSync(to, "");
    const { code, err } = await runbook("site", "--to", to);
    expect([code, err]).toEqual([3, expect.stringContaining("cannot be written")]);
  });
});
