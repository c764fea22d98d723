import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { main } from "../../cli/main.ts";
import type { RunRecord } from "../../model/record.ts";
import { readRecord } from "../../run/read-record.ts";
import { Recorder } from "../../run/recorder.ts";
import { aRecord } from "../support/a-record.ts";
import { fakeConsole } from "../support/fake-console.ts";
import { atEnd } from "../toxiproxy/support/rig.ts";
import { damages, type Damage } from "./support/any-damage.ts";
import { counterexample, type Effort } from "./support/effort.ts";

const FILES = ["plan.json", "events.jsonl", "calls.jsonl", "lateness.jsonl", "seal.json"] as const;
const ROWS = ["events", "calls", "lateness"] as const;

function write(folder: string, record: RunRecord): void {
  const recorder = new Recorder(folder, (error) => {
    throw error;
  });
  recorder.plan(record.plan);
  for (const event of record.events) recorder.event(event);
  for (const row of record.calls) recorder.row(row);
  for (const row of record.lateness) recorder.lateness(row);
  recorder.close();
}

interface Kept {
  /** As it was written. */
  readonly record: RunRecord;
  /** A copy of it for one try. */
  readonly copy: () => string;
}

/** A whole record on disk, of a run that is READY. */
function aKeptRecord(): Kept {
  const playground = mkdtempSync(join(tmpdir(), "gameday-damage-"));
  atEnd(() => rmSync(playground, { recursive: true }));
  const record = aRecord().build();
  const whole = join(playground, "whole");
  write(whole, record);
  const copy = (): string => {
    const folder = join(playground, "copy");
    rmSync(folder, { recursive: true, force: true });
    cpSync(whole, folder, { recursive: true });
    return folder;
  };
  return { record, copy };
}

/** What `gameday report` says about a folder. */
async function report(folder: string): Promise<{ code: number; out: string; err: string }> {
  const console = fakeConsole();
  const code = await main(["report", folder], console);
  return { code, ...console.printed };
}

function harm(folder: string, list: readonly (readonly [string, Damage])[]): void {
  for (const [name, damage] of list) {
    const file = join(folder, "record", name);
    writeFileSync(file, damage(readFileSync(file)));
  }
}

/** What is read is what was written, up to where the damage is told; a plan is read whole or not at all. */
async function checkReading(folder: string, record: RunRecord): Promise<void> {
  const read = await readRecord(folder).catch((error: unknown) => error as Error);
  if (read instanceof Error) {
    assert.equal(read.name, "EnvironmentError");
    assert.match(read.message, /plan\.json"/u);
    return;
  }
  const { damage, sealed: _, ...rest } = read;
  if (damage === undefined) return assert.deepEqual(rest, record);
  assert.deepEqual(read.plan, record.plan);
  assert.match(damage, /\.jsonl is damaged at line \d+|seal\.json is/u);
  if (damage.includes("seal.json")) return;
  for (const name of ROWS) assert.deepEqual(read[name], record[name].slice(0, read[name].length));
}

async function checkReport(folder: string, record: RunRecord): Promise<void> {
  const { code, out, err } = await report(folder);
  assert(!err.includes("bug of gameday"), err);
  if (code === 0) {
    assert.equal((await readRecord(folder)).damage, undefined);
    await checkReading(folder, record);
  }
  assert([0, 1, 3].includes(code), `${code}`);
  if (code === 1) assert.match(out, /is damaged|is missing/u);
}

/** A record that is damaged in a file or two, in any way. */
export function damagedRecord(effort: Effort): void {
  const spots = fc.array(fc.tuple(fc.constantFrom(...FILES), damages), { minLength: 1, maxLength: 2 });

  it.each([
    [
      "is read up to the damage, which is told; nothing comes out of it but what was written",
      60,
      checkReading,
    ],
    ["gets a report all the same, which is never READY and no bug", 20, checkReport],
  ] as const)("%s", async (_, runs, check) => {
    const { record, copy } = aKeptRecord();
    expect(await report(copy())).toMatchObject({ code: 0 });
    const property = fc.asyncProperty(spots, async (list) => {
      const folder = copy();
      harm(folder, list);
      await check(folder, record);
    });
    expect(await counterexample(effort, runs, property)).toBeUndefined();
  });

  it("without a seal gets a report for whatever its rows say", async () => {
    const { copy } = aKeptRecord();
    const property = fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...ROWS), damages), { maxLength: 3 }),
      async (list) => {
        const folder = copy();
        rmSync(join(folder, "record", "seal.json"));
        harm(
          folder,
          list.map(([name, damage]) => [`${name}.jsonl`, damage]),
        );
        const { code, out, err } = await report(folder);
        assert.equal(code, 1, err);
        assert(out.includes("seal.json is missing"));
      },
    );
    expect(await counterexample(effort, 20, property)).toBeUndefined();
  });

  it.each(FILES)("without its %s says which file is missing", async (name) => {
    const folder = aKeptRecord().copy();
    rmSync(join(folder, "record", name));
    const { code, out, err } = await report(folder);
    expect(code).toBe(name === "plan.json" ? 2 : 1);
    expect(out + err).toContain(name === "plan.json" ? "holds no record of a run" : name);
    expect(readdirSync(folder).includes("report.html")).toBe(code === 1);
  });
}
