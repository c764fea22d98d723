import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EnvironmentError, UsageError } from "../../model/errors.ts";
import type { RunRecord } from "../../model/record.ts";
import { seconds } from "../../model/units.ts";
import { readRecord } from "../../run/read-record.ts";
import { Recorder } from "../../run/recorder.ts";
import { aRecord } from "../support/a-record.ts";

let folder: string;
let failures: EnvironmentError[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gameday-record-"));
  failures = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (name: string): string => join(folder, "record", name);
const sizeOf = (name: string): number => readFileSync(fileOf(name)).length;

const open = (): Recorder => new Recorder(folder, (error) => failures.push(error));

function write(record: RunRecord, recorder = open()): void {
  recorder.plan(record.plan);
  for (const event of record.events) recorder.event(event);
  for (const row of record.calls) recorder.row(row);
  for (const row of record.lateness) recorder.lateness(row);
  for (const row of record.checks ?? []) recorder.check(row);
  recorder.close();
}

describe("a record", () => {
  it("is read as it was written", async () => {
    const record = aRecord().build();
    write(record);
    const { sealed, ...read } = await readRecord(folder);
    expect(read).toStrictEqual(record);
    expect(sealed?.map(({ file }) => file)).toEqual(["events.jsonl", "calls.jsonl", "lateness.jsonl"]);
    expect(failures).toEqual([]);
  });

  it("has the checks of a script of one's own, and no file for them when there are none", async () => {
    const check = { check: "is there", phase: "day", class: "within", passed: 3, failed: 1 } as const;
    const record = { ...aRecord().build(), checks: [1, 2].map((second) => ({ second, ...check })) };
    write(aRecord().build());
    expect(existsSync(fileOf("checks.jsonl"))).toBe(false);
    rmSync(folder, { recursive: true });
    write(record);
    const { sealed: _, ...read } = await readRecord(folder);
    expect(read).toStrictEqual(record);
    appendFileSync(fileOf("checks.jsonl"), '{"second":');
    expect((await readRecord(folder)).damage).toContain("checks.jsonl is damaged at line 3");
  });

  it("keeps text in it whole: line breaks, quotes, other alphabets", async () => {
    const text = 'a "b"\nc\r\n\u2028 día 選挙 \\';
    write(
      aRecord()
        .withEvent({ at: seconds(1), kind: "trouble", text })
        .build(),
    );
    const { events } = await readRecord(folder);
    expect(events).toContainEqual({ at: 1000, kind: "trouble", text });
  });

  it("has each event on disk at once: a run that is killed then still tells what happened", () => {
    const recorder = open();
    recorder.event({ at: seconds(1), kind: "trouble", text: "first" });
    expect(readFileSync(fileOf("events.jsonl"), "utf8")).toContain("first");
    recorder.close();
  });

  it("is only ever added to: a later plan replaces the plan, rows stay", async () => {
    const record = aRecord().build();
    write(record);
    write({ ...record, plan: { ...record.plan, notes: ["a longer replay"] } });
    const again = await readRecord(folder);
    expect(again.plan.notes).toEqual(["a longer replay"]);
    expect(again.calls).toHaveLength(record.calls.length * 2);
  });
});

describe("a record that is damaged", () => {
  const record = aRecord().build();
  beforeEach(() => write(record));

  it("is read up to a last line that is cut off, and says so", async () => {
    truncateSync(fileOf("calls.jsonl"), sizeOf("calls.jsonl") - 10);
    const read = await readRecord(folder);
    expect(read.calls).toEqual(record.calls.slice(0, -1));
    expect(read.damage).toMatch(/^calls\.jsonl is damaged at line 120 \(.+\); read up to there$/u);
    expect(read.events).toEqual(record.events);
  });

  it.each([
    ["is no JSON", "garbage"],
    ["is empty", ""],
    ["is no row of this file", '{"at":1,"kind":"trouble"}'],
    ["is no object", "null"],
  ])("is not read behind a line that %s", async (_, line) => {
    const lines = readFileSync(fileOf("calls.jsonl"), "utf8").split("\n");
    writeFileSync(fileOf("calls.jsonl"), lines.toSpliced(3, 0, line).join("\n"));
    const read = await readRecord(folder);
    expect(read.calls).toEqual(record.calls.slice(0, 3));
    expect(read.damage).toContain("calls.jsonl is damaged at line 4");
  });

  it("is not read behind a number that is another now, though it could be one", async () => {
    const lines = readFileSync(fileOf("calls.jsonl"), "utf8").split("\n");
    const changed = (lines[7] ?? "").replace(/"good":\d+/u, '"good":1');
    writeFileSync(fileOf("calls.jsonl"), lines.with(7, changed).join("\n"));
    const read = await readRecord(folder);
    expect(read.calls).toEqual(record.calls.slice(0, 7));
    expect(read.damage).toBe(
      "calls.jsonl is damaged at line 8 (it is not what was written there); read up to there",
    );
  });

  it("misses lines at its end, and two that changed places", async () => {
    const lines = readFileSync(fileOf("calls.jsonl"), "utf8").split("\n");
    writeFileSync(fileOf("calls.jsonl"), `${lines.slice(0, 100).join("\n")}\n`);
    expect((await readRecord(folder)).damage).toBe(
      "calls.jsonl is damaged at line 101 (it ends before that, and 120 were written); read up to there",
    );
    writeFileSync(
      fileOf("calls.jsonl"),
      lines
        .with(3, lines[4] ?? "")
        .with(4, lines[3] ?? "")
        .join("\n"),
    );
    expect((await readRecord(folder)).damage).toContain("calls.jsonl is damaged at line 4");
  });

  it("is read as it is when it was never closed, and says that nothing vouches for it", async () => {
    rmSync(fileOf("seal.json"));
    expect(await readRecord(folder)).toStrictEqual({
      ...record,
      damage: "seal.json is missing: the record was never closed, and cannot be checked",
    });
  });

  it("is not judged by a plan that promises something else", async () => {
    const plan = readFileSync(fileOf("plan.json"), "utf8");
    writeFileSync(fileOf("plan.json"), plan.replace(/"share": 0\.\d+/u, '"share": 0.1'));
    await expect(readRecord(folder)).rejects.toThrow("is not the plan that was recorded");
  });

  it("is not judged by a plan without a checksum, and is told how that can come", async () => {
    const { checksum: _, ...plan } = JSON.parse(readFileSync(fileOf("plan.json"), "utf8"));
    writeFileSync(fileOf("plan.json"), JSON.stringify(plan));
    await expect(readRecord(folder)).rejects.toThrow(
      'plan.json" has no checksum: it was recorded before gameday sealed plans, or was changed since.',
    );
  });

  it("names each damaged file", async () => {
    for (const name of ["events.jsonl", "lateness.jsonl"]) appendFileSync(fileOf(name), "}");
    const { damage } = await readRecord(folder);
    expect(damage).toContain("events.jsonl is damaged at line");
    expect(damage).toContain("lateness.jsonl is damaged at line");
  });

  it.each(["events", "calls", "lateness"])("is read without its missing %s", async (name) => {
    rmSync(fileOf(`${name}.jsonl`));
    const read = await readRecord(folder);
    expect(read.damage).toContain(`${name}.jsonl is damaged`);
    expect(read[name as "events"]).toEqual([]);
  });
});

describe("a folder without a plan", () => {
  it("holds no record of a run: the user is told what to give", async () => {
    await expect(readRecord(folder)).rejects.toThrow(UsageError);
    await expect(readRecord(folder)).rejects.toThrow(`"${join(folder, "record")}" holds no record of a run.`);
  });

  it("but with one that was cut off is an error that explains itself", async () => {
    mkdirSync(join(folder, "record"));
    writeFileSync(fileOf("plan.json"), '{"version": 1, "scen');
    await expect(readRecord(folder)).rejects.toThrow(EnvironmentError);
  });

  it("but with another JSON instead is told apart", async () => {
    mkdirSync(join(folder, "record"));
    writeFileSync(fileOf("plan.json"), "{}");
    await expect(readRecord(folder)).rejects.toThrow("is not a plan");
  });
});

describe("a disk that is full", () => {
  const record = aRecord().build();

  it("is reported once, with what to do; nothing throws, and the rest is kept", async () => {
    mkdirSync(join(folder, "record"));
    symlinkSync("/dev/full", fileOf("calls.jsonl"));
    const recorder = open();
    recorder.plan(record.plan);
    for (const event of record.events) recorder.event(event);
    for (let day = 0; day < 20; day += 1) for (const row of record.calls) recorder.row(row);
    recorder.close();
    expect(failures.map(({ message }) => message)).toEqual([
      expect.stringMatching(/cannot be written: ENOSPC/u),
    ]);
    expect(failures[0]?.hint).toContain("--out DIR");
    rmSync(fileOf("calls.jsonl"));
    writeFileSync(fileOf("calls.jsonl"), "");
    expect((await readRecord(folder)).events).toEqual(record.events);
  });

  it("is reported when the last rows are written at the end", () => {
    mkdirSync(join(folder, "record"));
    symlinkSync("/dev/full", fileOf("lateness.jsonl"));
    write(record);
    expect(failures).toHaveLength(1);
  });
});

it("a disk that is full for one file does not cost the last rows of another", () => {
  const record = aRecord().build();
  mkdirSync(join(folder, "record"));
  symlinkSync("/dev/full", fileOf("calls.jsonl"));
  const recorder = open();
  recorder.plan(record.plan);
  for (const row of record.lateness) recorder.lateness(row);
  for (let day = 0; day < 20; day += 1) for (const row of record.calls) recorder.row(row);
  recorder.close();
  expect(readFileSync(fileOf("lateness.jsonl"), "utf8")).not.toBe("");
});

it("a place that cannot be written to is refused when the record is opened", () => {
  writeFileSync(join(folder, "record"), "a file where the folder should be");
  expect(open).toThrow(/EEXIST|ENOTDIR/u);
});
