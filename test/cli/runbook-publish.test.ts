import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { main } from "../../cli/main.ts";
import { seconds } from "../../model/units.ts";
import { aBreak } from "../support/a-plan.ts";
import { aRestingPlan, aRunFolder, aScenarioFile } from "../support/a-run-folder.ts";
import { fakeConsole } from "../support/fake-console.ts";

let folder: string;
let to: string;
let run: string;
const at = (...names: readonly string[]): string => join(folder, ...names);
const textOf = (...names: readonly string[]): string => readFileSync(join(to, ...names), "utf8");

const RUNBOOK = ["election-day", "database-slow.md"] as const;
const EMPTY = "<!-- notes: begin -->\n<!-- notes: end -->";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gameday-publish-"));
  to = at("docs", "runbooks");
  run = aRunFolder(at("run-1"), aRestingPlan(aScenarioFile(folder)));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function gameday(...args: readonly string[]) {
  const console = fakeConsole();
  const code = await main(args, console);
  return { code, ...console.printed };
}
const publish = async (...flags: readonly string[]) =>
  await gameday("runbook", "publish", run, "--to", to, ...flags);

/** Replaces a piece of the published runbook, as a person with an editor does. */
function edit(from: string | RegExp, into: string): void {
  const edited = textOf(...RUNBOOK).replace(from, () => into);
  expect(edited).not.toBe(textOf(...RUNBOOK));
  writeFileSync(join(to, ...RUNBOOK), edited);
}

describe("gameday runbook publish", () => {
  test.each(["", "--check", "--force"])("refuses a rehearsal that people led %s", async (flag) => {
    const alert = { name: "ElectionDayDatabaseSlow", limits: [] };
    const rehearsal = { window: seconds(20), giveUp: seconds(60), callsPerSecond: 100, alert };
    const led = aRunFolder(at("led"), aRestingPlan(aScenarioFile(folder), { rehearsal }));
    const end = await gameday("runbook", "publish", led, "--to", to, ...(flag === "" ? [] : [flag]));
    expect([end.code, end.out, existsSync(to)]).toEqual([2, "", false]);
    expect(end.err).toContain("is a rehearsal that people led: it proves no fix");
  });

  test("writes a runbook for each break and an index that leads to them", async () => {
    expect(await publish()).toMatchObject({ code: 0, err: "" });
    expect(readdirSync(to, { recursive: true, encoding: "utf8" }).sort()).toEqual([
      "README.md",
      "election-day",
      join(...RUNBOOK),
    ]);
    expect(textOf("README.md")).toContain(
      "| [Calls time out](election-day/database-slow.md) | sev1 | verified | 6 Nov 2012 | gotv-platform |",
    );
  });

  test("changes nothing the second time, and keeps notes", async () => {
    await publish();
    edit(EMPTY, "<!-- notes: begin -->\nAsk Maria first.\n<!-- notes: end -->");
    const before = textOf(...RUNBOOK);
    const again = await publish();
    expect(again.out).toMatch(/^same {6}.*database-slow\.md, keeps 1 note$/mu);
    expect(textOf(...RUNBOOK)).toBe(before);
  });

  test("an index tells of runbooks of other scenarios that are there already", async () => {
    mkdirSync(join(to, "other-day"), { recursive: true });
    await publish();
    const other = textOf(...RUNBOOK).replace('id: "election-day/', 'id: "other-day/');
    writeFileSync(join(to, "other-day", "database-slow.md"), other);
    await publish();
    expect(textOf("README.md")).toContain("(other-day/database-slow.md)");
    expect(textOf("other-day", "database-slow.md")).toBe(other);
  });
});

describe("--check", () => {
  test("ends with 1 and writes nothing when something is not published, with 0 when all is", async () => {
    expect(await publish("--check")).toMatchObject({ code: 1 });
    expect(existsSync(to)).toBe(false);
    await publish();
    expect(await publish("--check")).toMatchObject({ code: 0 });
  });

  test("notices what was edited by hand", async () => {
    await publish();
    edit("**Expect:**", "**Maybe:**");
    const before = textOf(...RUNBOOK);
    expect(await publish("--check", "--force")).toMatchObject({ code: 1 });
    expect(textOf(...RUNBOOK)).toBe(before);
  });
});

describe("a conflict", () => {
  beforeEach(async () => {
    await publish();
    edit("\n## Impact\n", "\nI was here.\n\n## Impact\n");
  });

  test("is shown with file, line and what would be lost; nothing at all is written", async () => {
    rmSync(join(to, "README.md"));
    const before = textOf(...RUNBOOK);
    const { code, out, err } = await publish();
    expect([code, textOf(...RUNBOOK)]).toEqual([1, before]);
    expect(existsSync(join(to, "README.md"))).toBe(false);
    expect(out).toContain(`conflict  ${join(to, ...RUNBOOK)}`);
    const line = before.split("\n").findIndex((text) => text === "## Is it this") + 1;
    expect(err).toContain(`${join(to, ...RUNBOOK)}:${line}: "Is it this" was edited by hand`);
    expect(err).toMatch(/^ {4}\d+: - I was here\.$/mu);
    expect(err).toContain("--force");
  });

  test("is overridden by --force, and every old text stays beside the new one", async () => {
    const first = textOf(...RUNBOOK);
    expect(await publish("--force")).toMatchObject({ code: 0 });
    expect(textOf(...RUNBOOK)).not.toContain("I was here.");
    expect(readFileSync(`${join(to, ...RUNBOOK)}.orig`, "utf8")).toBe(first);
    edit("\n## Impact\n", "\nI was here again.\n\n## Impact\n");
    const second = textOf(...RUNBOOK);
    await publish("--force");
    expect(readFileSync(`${join(to, ...RUNBOOK)}.orig`, "utf8")).toBe(first);
    expect(readFileSync(`${join(to, ...RUNBOOK)}.orig-2`, "utf8")).toBe(second);
  });
});

describe("a run that knows less does not replace what is published", () => {
  test("one that could not decide", async () => {
    await publish();
    run = aRunFolder(at("run-2"), aRestingPlan(at("day.yaml")), (record) =>
      record.withPhase("before", { calls: 1 }),
    );
    const { code, err } = await publish();
    expect(code).toBe(1);
    expect(err).toContain("could not decide this break; the published one is verified");
  });

  test("an older one", async () => {
    await publish();
    run = aRunFolder(at("run-2"), aRestingPlan(at("day.yaml")), (record) =>
      record.withEvents((events) =>
        events.map((event) =>
          event.kind === "run-started" ? { ...event, startedAt: "2012-11-05T06:00:00.000Z" } : event,
        ),
      ),
    );
    const { code, err } = await publish();
    expect(code).toBe(1);
    expect(err).toContain("it is of 6 Nov 2012, 06:00 UTC, newer than run");
  });
});

test("a README of somebody else in the folder is a conflict", async () => {
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, "README.md"), "# Ours\n");
  expect(await publish()).toMatchObject({ code: 1 });
  expect(readdirSync(to)).toEqual(["README.md"]);
});

test("a file whose words could not be kept as they are is refused", async () => {
  await publish();
  writeFileSync(
    join(to, ...RUNBOOK),
    Buffer.concat([readFileSync(join(to, ...RUNBOOK)), Buffer.from([0xff])]),
  );
  const { code, err } = await publish("--force");
  expect(code).toBe(2);
  expect(err).toContain("is not text in UTF-8");
});

test("a name of the record that leads out of the folder is refused", async () => {
  run = aRunFolder(at("run-2"), aRestingPlan(at("day.yaml"), { breaks: [aBreak({ id: "../../evil" })] }));
  const { code, err } = await publish();
  expect(code).toBe(2);
  expect(err).toContain("is no name of a file");
});

test("whoever reads while it writes, and whenever it is killed: a file is whole", async () => {
  const file = at("page.md");
  const size = 1_000_000;
  writeFileSync(file, "a".repeat(size));
  const code = `const { writeWhole } = await import("./cli/write-whole.ts");
    for (let round = 0; ; round += 1) {
      writeWhole(${JSON.stringify(file)}, (round % 2 === 0 ? "b" : "a").repeat(${size}));
      if (round === 0) process.stdout.write("writing");
    }`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], {
    cwd: join(import.meta.dirname, "../.."),
  });
  const over = once(child, "close");
  await once(child.stdout, "data");
  const isWhole = (): boolean =>
    /^(?:a+|b+)$/u.test(readFileSync(file, "utf8")) && readFileSync(file).length === size;
  const seen = Array.from({ length: 30 }, isWhole);
  child.kill("SIGKILL");
  await over;
  expect([...seen, isWhole()].filter((whole) => !whole)).toEqual([]);
});
