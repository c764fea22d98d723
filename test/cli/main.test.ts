import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { main } from "../../cli/main.ts";
import { Recorder } from "../../run/recorder.ts";
import { aRecord, type RecordBuilder } from "../support/a-record.ts";
import { fakeConsole } from "../support/fake-console.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gameday-cli-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function gameday(...args: readonly string[]) {
  const console = fakeConsole();
  const code = await main(args, console);
  return { code, ...console.printed };
}

describe("a command line that is wrong ends with code 2 and says what was meant", () => {
  it.each([
    [["rnu"], "unknown command 'rnu'", "Did you mean run?"],
    [["plan", "--cals", "5"], "unknown option '--cals'", "Did you mean --calls?"],
    [["plan", "--calls", "many"], "'--calls <count>' argument 'many' is invalid", ""],
    [["plan", "--calls", "0"], "argument '0' is invalid", ""],
    [["plan", "--calls", "-5"], "argument '-5' is invalid", ""],
    [["plan", "--calls", "1.5"], "argument '1.5' is invalid", ""],
    [["plan", "--in", "45"], "argument '45' is invalid", "a duration with its unit"],
    [["plan", "--in", "soon"], "argument 'soon' is invalid", "a duration with its unit"],
    [["plan", "--in", "0s"], "A replay cannot take no time.", "--in 45s"],
    [["plan", "--in", "2s"], "do not fit into a replay", "--in "],
    [["plan", "--seed", "x"], "argument 'x' is invalid", "whole number"],
    [
      ["plan", "gotv-electoin-day"],
      'There is no scenario "gotv-electoin-day".',
      'Did you mean "gotv-election-day"?',
    ],
    [["plan", "zebra"], 'There is no scenario "zebra".', "gameday list"],
    [["plan", "../scenarios/gotv-election-day"], "There is no scenario", ""],
    [["plan", "--only", "database-slwo"], 'no break called "database-slwo"', 'Did you mean "database-slow"?'],
    [["run", "--engine", "k7"], "argument 'k7' is invalid", "Allowed choices are"],
    [["run", "zebra"], 'There is no scenario "zebra".', ""],
    [["report"], "missing required argument 'run'", ""],
    [
      ["report", "runs/nowhere"],
      '"runs/nowhere/record" holds no record of a run.',
      "Give the folder of a run",
    ],
    [["report", ".", "--format", "pdf"], "argument 'pdf' is invalid", "html"],
    [["plan", "one", "two"], "too many arguments", ""],
    [["toxiproxy", "--port", "70000"], "argument '70000' is invalid", "from 0 (any free one) to 65535"],
    [["toxiproxy", "--port", "http"], "argument 'http' is invalid", "a whole number"],
    [["toxiproxy", "--seed", "x"], "argument 'x' is invalid", "whole number"],
  ])("gameday %s: %s %s", async (args, what, hint) => {
    const { code, out, err } = await gameday(...args);
    expect(code).toBe(2);
    expect(err).toContain(what);
    expect(err).toContain(hint);
    expect(out).toBe("");
    expect(err).not.toContain("bug of gameday");
  });

  it("a scenario file with mistakes: each with its line", async () => {
    const file = join(folder, "my-day.yaml");
    writeFileSync(file, "scenario: my-day\ntitel: My day\n");
    const { code, err } = await gameday("plan", file);
    expect(code).toBe(2);
    expect(err).toMatch(/my-day\.yaml:2:1 .*titel/u);
  });

  it("a count that is none is told as a person would say it", async () => {
    const { err } = await gameday("plan", "--calls", "many");
    expect(err).toContain("whole number above zero");
  });

  it("a scenario file elsewhere is named as it was given", async () => {
    const file = join(folder, "my-day.yaml");
    writeFileSync(file, "scenario: my-day\n");
    expect((await gameday("plan", file)).err).toContain(file);
  });

  it("no command at all: the commands there are", async () => {
    const { code, err } = await gameday();
    expect(code).toBe(2);
    for (const command of ["run", "plan", "list", "report"]) expect(err).toContain(command);
  });
});

describe("gameday --help and --version", () => {
  it("print the version of the package", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
      version: string;
    };
    expect(await gameday("--version")).toEqual({ code: 0, out: `${version}\n`, err: "" });
  });

  it("say what gameday is and where to start", async () => {
    const { code, out } = await gameday("--help");
    expect(code).toBe(0);
    expect(out).toContain("Rehearses the day that cannot fail.");
    expect(out).toContain("gameday run --calls 60000 --in 45s");
  });

  it.each(["run", "plan", "list", "report", "toxiproxy"])(
    "show an example of gameday %s",
    async (command) => {
      const { code, out } = await gameday(command, "--help");
      expect(code).toBe(0);
      expect(out).toMatch(new RegExp(`Examples?:\\n  gameday ${command}`, "u"));
    },
  );

  it("promise the exit codes that there are", async () => {
    const { out } = await gameday("run", "--help");
    for (const code of ["0 ready", "1 not ready", "2 usage", "3 environment", "4 not healed"]) {
      expect(out).toContain(code);
    }
  });
});

describe("gameday plan", () => {
  it("prints what would happen on election day, and starts nothing", async () => {
    const { code, out, err } = await gameday("plan");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("1,200,000 calls of the day");
    expect(out).toContain("Blast radius");
    expect(out).toContain("Nothing was started.");
  });

  it("takes what the command line changes", async () => {
    const { out } = await gameday(
      "plan",
      "--calls",
      "60_000",
      "--in",
      "90s",
      "--seed",
      "7",
      "--only",
      "cache-lost",
    );
    expect(out).toContain("60,000 calls of the day");
    expect(out).toContain("replayed in 90 s");
    expect(out).toContain("seed 7");
    expect(out).not.toContain("database-slow");
  });

  it("takes the file of a scenario as well as its name", async () => {
    const byName = await gameday("plan", "gotv-election-day");
    expect(await gameday("plan", "scenarios/gotv-election-day.yaml")).toEqual(byName);
  });

  it("prints JSON for scripts: figures that add up, and the whole plan", async () => {
    const { code, out } = await gameday("plan", "--json", "--calls", "60000", "--in", "60s");
    const printed = JSON.parse(out) as {
      calls: number;
      blastRadius: { callsAtRisk: number };
      plan: { traffic: { arrivals: number[] } };
    };
    expect(code).toBe(0);
    expect(printed).toMatchObject({
      scenario: "gotv-election-day",
      calls: 60_000,
      replaySeconds: 60,
      meanPerSecond: 1000,
    });
    expect(printed.plan.traffic.arrivals.reduce((sum, count) => sum + count, 0)).toBe(60_000);
    expect(printed.blastRadius.callsAtRisk).toBeLessThan(60_000);
  });
});

describe("gameday list", () => {
  it("shows scenarios with their breaks, and what a scenario can choose from", async () => {
    const { code, out } = await gameday("list");
    expect(code).toBe(0);
    expect(out).toMatch(/ {2}gotv-election-day: .*\n +breaks {2}.*database-slow/u);
    for (const word of ["Faults", "slow-link", "Shapes", "polls-open", "Engines", "Formats", "junit"]) {
      expect(out).toContain(word);
    }
  });

  it("prints the same as JSON", async () => {
    const { out } = await gameday("list", "--json");
    const lists = JSON.parse(out) as Record<string, readonly { name: string }[]>;
    expect(Object.keys(lists)).toEqual(["scenarios", "faults", "shapes", "engines", "formats"]);
    const { out: text } = await gameday("list");
    for (const { name } of Object.values(lists).flat()) expect(text).toContain(name);
  });
});

/** The folder of a run with this record. */
function runOf(record: RecordBuilder): string {
  const { plan, events, calls, lateness } = record.build();
  const recorder = new Recorder(folder, (error) => {
    throw error;
  });
  recorder.plan(plan);
  for (const event of events) recorder.event(event);
  for (const row of calls) recorder.row(row);
  for (const row of lateness) recorder.lateness(row);
  recorder.close();
  return folder;
}

const FILES = ["report.html", "report.md", "report.json", "junit.xml", "runbooks/database-slow.md"];

describe("gameday report", () => {
  it("judges a record again and writes every report and runbook beside it", async () => {
    const { code, out } = await gameday("report", runOf(aRecord()));
    expect(code).toBe(0);
    expect(out).toContain("READY");
    for (const file of FILES) expect(readFileSync(join(folder, file), "utf8").length).toBeGreaterThan(100);
  });

  it.each([
    ["not ready", aRecord().withLedger({ lost: 1 }), "NOT READY"],
    ["inconclusive", aRecord().without("ledger"), "INCONCLUSIVE"],
  ])("ends with code 1 when the run was %s", async (_, record, verdict) => {
    const { code, out } = await gameday("report", runOf(record));
    expect(code).toBe(1);
    expect(out).toContain(verdict);
  });

  it("writes the same bytes for the same record", async () => {
    const run = runOf(aRecord());
    const read = () => FILES.map((file) => readFileSync(join(run, file), "utf8"));
    await gameday("report", run);
    const first = read();
    await gameday("report", run);
    expect(read()).toEqual(first);
  });

  it("prints the format that is asked for instead of words", async () => {
    const { out } = await gameday("report", runOf(aRecord()), "--format", "json");
    expect(JSON.parse(out)).toMatchObject({ verdict: "READY" });
    expect(out).toBe(readFileSync(join(folder, "report.json"), "utf8"));
  });

  it("tells of a record that is damaged, and is not ready with it", async () => {
    const run = runOf(aRecord());
    writeFileSync(join(run, "record", "calls.jsonl"), "garbage\n");
    const { code, out } = await gameday("report", run);
    expect(code).toBe(1);
    expect(out).toContain("calls.jsonl is damaged at line 1");
  });

  it("ends with code 3 when its reports cannot be written, and says that the record is kept", async () => {
    const run = runOf(aRecord());
    mkdirSync(join(run, "report.html"));
    const { code, err } = await gameday("report", run);
    expect(code).toBe(3);
    expect(err).toContain("The record is kept.");
  });
});
