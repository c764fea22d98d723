import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CallRow, CheckRow } from "../../model/record.ts";
import type { Verdict } from "../../model/readiness.ts";
import { need } from "../support/needs.ts";
import { aFolder, eventsOf, PLAYGROUND, reportOf, ROOT, runCli, type CliEnd } from "./support/run-cli.ts";

const k6 = await need("k6");
const IN_TIME = 80_000;
const FIXTURES = join(ROOT, "test/fixtures/own-script");

afterAll(() => rmSync(PLAYGROUND, { recursive: true, force: true }));

const fixture = (name: string): string => readFileSync(join(FIXTURES, name), "utf8");

/** The example in a folder of its own, with something changed. */
function anExample(
  change: { day?: (text: string) => string; journey?: (text: string) => string } = {},
): string {
  const folder = aFolder();
  const [file, script] = [join(folder, "day.yaml"), join(folder, "journey.js")];
  copyFileSync(join(FIXTURES, "journey.js"), script);
  writeFileSync(file, (change.day ?? String)(fixture("day.yaml")));
  if (change.journey !== undefined) writeFileSync(script, change.journey(fixture("journey.js")));
  return file;
}

const linesOf = ({ folder }: CliEnd, name: string): readonly unknown[] =>
  readFileSync(join(folder, "record", `${name}.jsonl`), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

const shareOf = (counts: readonly (readonly [good: number, all: number])[]): number =>
  counts.reduce((sum, [good]) => sum + good, 0) / counts.reduce((sum, [, all]) => sum + all, 0);

interface Found {
  readonly objectives: readonly Verdict[];
  readonly breaks: readonly { readonly outcome: string }[];
  readonly notTested: readonly string[];
}

describe.skipIf(k6 === undefined)("a day with a script of its own", () => {
  let end: CliEnd;

  beforeAll(async () => {
    end = await runCli(["run", anExample(), "--quiet"]);
  }, IN_TIME);

  const found = (): Found & ReturnType<typeof reportOf> => Object.assign({}, reportOf(end)) as never;

  it("ends healed, with every call accounted for, and leaves nothing behind", () => {
    expect(end.code, end.stderr).toBe(1);
    expect(found()).toMatchObject({ healed: true, interrupted: false });
    const { planned, sent, answered, failed, dropped, unaccounted } = found().calls;
    expect({ unaccounted, planned, sent }).toEqual({
      unaccounted: 0,
      planned: sent + dropped,
      sent: answered + failed,
    });
    expect(end.leftBehind).toEqual([]);
  });

  it("keeps its promises about a name and about a check where nothing is broken", () => {
    const kinds = found().objectives.map(({ calls, kind }) => [calls, kind]);
    expect(kinds, end.stdout).toEqual([
      ["list of voters", "kept"],
      ["list is not empty", "kept"],
    ]);
  });

  it("shows the break in the calls of that name and in that check", () => {
    const during = "lists-gone/during";
    const calls = (linesOf(end, "calls") as readonly CallRow[]).filter(
      (row) => row.phase === during && row.class === "within",
    );
    const checks = (linesOf(end, "checks") as readonly CheckRow[]).filter(
      (row) => row.phase === during && row.class === "within",
    );
    expect(calls.map(({ call }) => call)).toContain("list of voters");
    expect(shareOf(calls.map(({ good, sent }) => [good, sent]))).toBe(0);
    expect(shareOf(checks.map(({ passed, failed }) => [passed, passed + failed]))).toBe(0);
    // A machine that is busy with something else may not see the canary, and never says anything worse.
    expect(["fix-rejected", "inconclusive"], end.stdout).toContain(found().breaks[0]?.outcome);
  });

  it("tries no peak, and says in the report what a script of its own leaves open", () => {
    expect(eventsOf(end)).toContainEqual(
      expect.objectContaining({
        kind: "preflight",
        text: 'No peak was tried in advance: what "./journey.js" sends is known only when it runs.',
      }),
    );
    expect(found().notTested.join("\n")).toContain("The script ./journey.js decides what is sent and when.");
    const page = readFileSync(join(end.folder, "report.html"), "utf8");
    expect(page).toContain("The checks of the script");
    expect(page).not.toMatch(/>planned</u);
    expect(readFileSync(join(end.folder, "report.md"), "utf8")).toContain("Check list is not empty");
  });
});

describe.skipIf(k6 === undefined)("bad input of a script of one's own", () => {
  it.each<[string, string, Parameters<typeof anExample>[0], readonly string[]]>([
    [
      "no such file",
      'names the script "./jorney.js", and there is no such file.',
      { day: (text) => text.replace("journey.js", "jorney.js") },
      [],
    ],
    [
      "another engine",
      'The engine "http" cannot run "./journey.js", which is a script for k6.',
      {},
      ["--engine", "http"],
    ],
    ["several processes", '"--processes 2" does not go with "./journey.js"', {}, ["--processes", "2"]],
    ["other calls", '"--calls" does nothing here: the script "./journey.js" decides', {}, ["--calls", "500"]],
  ])(
    "%s is a usage error before anything starts",
    async (_, message, change, flags) => {
      const end = await runCli(["run", anExample(change), "--quiet", ...flags]);
      expect(end.code, end.stderr).toBe(2);
      expect(end.stderr).toContain(message);
      expect(end.stderr.trim().split("\n")).toHaveLength(2);
      expect(end.leftBehind).toEqual([]);
    },
    IN_TIME,
  );

  it.each<[string, RegExp, (text: string) => string]>([
    [
      "does not read where the link is",
      /^The script ".*" never reads "__ENV\.GAMEDAY_TARGET"/u,
      (text) => text.replace("__ENV.GAMEDAY_TARGET", '"http://127.0.0.1:9"'),
    ],
    ["has an error", /^The script ".*" did not start/u, (text) => `${text}\n}`],
    [
      "ends before the breaks are over",
      /^The script ".*" ended after .* before the breaks were over/u,
      (text) => text.replace('"1h"', '"2s"'),
    ],
  ])(
    "that %s: one message, healed, nothing left behind",
    async (_, message, journey) => {
      const end = await runCli(["run", anExample({ journey }), "--quiet"]);
      expect([2, 3], end.stderr).toContain(end.code);
      expect(end.stderr.trim().split("\n")[0]).toMatch(message);
      expect(eventsOf(end)).toContainEqual(expect.objectContaining({ kind: "healed", ok: true }));
      expect(end.leftBehind).toEqual([]);
    },
    IN_TIME,
  );
});

it("the guide shows the example that is run here", () => {
  const guide = readFileSync(join(ROOT, "docs/own-k6-script.md"), "utf8");
  expect(guide).toContain(`\`\`\`js\n${fixture("journey.js")}\`\`\``);
  expect(guide).toContain(`\`\`\`yaml\n${fixture("day.yaml")}\`\`\``);
});
