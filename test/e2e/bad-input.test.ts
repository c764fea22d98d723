import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { portFinder } from "../../run/ports.ts";
import { unmet } from "../support/needs.ts";
import { aBreak, aKill, aScenario, aSystem, CALLS } from "./support/a-scenario.ts";
import { closeTargets, takenAddress, targets } from "./support/bad-targets.ts";
import {
  aFile,
  aFolder,
  causesOf,
  eventsOf,
  PLAYGROUND,
  reportOf,
  runCli,
  startCli,
  TEMPORARY,
  type CliEnd,
  type RunningCli,
} from "./support/run-cli.ts";

const IN_TIME = 80_000;

afterAll(async () => {
  await closeTargets();
  rmSync(PLAYGROUND, { recursive: true, force: true });
});

const STACK = /^\s+at .+:\d+:\d+\)?$/mu;

/** The one message of a quiet run: what is wrong, and what to do. */
function messageOf({ stderr }: CliEnd): { wrong: string; hint: string } {
  expect(stderr).not.toMatch(STACK);
  expect(stderr).not.toContain("bug of gameday");
  const [wrong = "", hint = "", ...more] = stderr.trim().split("\n");
  expect(more, stderr).toEqual([]);
  return { wrong, hint };
}

const healedIn = (end: CliEnd): boolean | undefined =>
  eventsOf(end).flatMap((event) => (event.kind === "healed" ? [event.ok] : []))[0];

const endedIn = (end: CliEnd): unknown => eventsOf(end).at(-1);

/** What must hold behind every run, whatever happened in it. */
function expectTidy(end: CliEnd): void {
  expect(end.stderr).not.toMatch(STACK);
  expect(end.leftBehind).toEqual([]);
}

const refused = async (text: string): Promise<CliEnd> => await runCli(["run", aFile(text), "--quiet"]);

describe.concurrent("a target that", () => {
  it.each([
    ["refuses", "closed"],
    ["resets", "closed"],
    ["answers garbage", "garbage"],
    ["answers too late", "timeout"],
    ["closes in the middle of its answer", "cut-short"],
  ] as const)(
    "%s is a day that is not ready, every call of it counted as %s",
    async (target, cause) => {
      const text = aScenario({ to: await targets[target](), timeout: "500ms" });
      const end = await runCli(["run", aFile(text)]);
      expect(end.code, end.stderr).toBe(1);
      expectTidy(end);
      expect(reportOf(end)).toMatchObject({
        verdict: "NOT READY",
        healed: true,
        interrupted: false,
        calls: { planned: CALLS, sent: CALLS, answered: 0, failed: CALLS, dropped: 0, unaccounted: 0 },
      });
      expect(causesOf(end)).toEqual({ [cause]: CALLS });
      expect(endedIn(end)).toMatchObject({ kind: "run-ended", how: "complete" });
    },
    IN_TIME,
  );
});

const SERVES =
  'require("fs").writeFileSync("pid", String(process.pid)); console.log("taking orders"); require("http").createServer((_, to) => to.end("hello")).listen(process.env.PORT, "127.0.0.1")';
const TO_SHOP = "127.0.0.1:${ports.shop}";

describe.concurrent("a process of the system that", () => {
  it(
    "dies at its start ends the run with its last words",
    async () => {
      const system = aSystem('console.error("no such table"); process.exit(7)');
      const end = await refused(aScenario({ to: TO_SHOP, system }));
      expect(end.code).toBe(3);
      expectTidy(end);
      const { wrong, hint } = messageOf(end);
      expect(wrong).toContain('"shop" ended');
      expect(wrong).toContain("exit code 7");
      expect(hint).toContain("no such table");
      expect(endedIn(end)).toMatchObject({ kind: "run-ended", how: "failed" });
    },
    IN_TIME,
  );

  it(
    "never gets ready ends the run, and says for what it was asked",
    async () => {
      const system = aSystem("setInterval(() => undefined, 1000)", "500ms");
      const end = await refused(aScenario({ to: TO_SHOP, system }));
      expect(end.code).toBe(3);
      expectTidy(end);
      const { wrong, hint } = messageOf(end);
      expect(wrong).toMatch(/^"shop" was not ready at "tcp:\/\/127\.0\.0\.1:\d+" within 500 ms/u);
      expect(hint).toContain("readyWithin");
    },
    IN_TIME,
  );

  it(
    "has no folder to start in ends the run, and says which",
    async () => {
      const system = `${aSystem(SERVES)}    cwd: nowhere\n`;
      const end = await refused(aScenario({ to: TO_SHOP, system }));
      expect(end.code).toBe(3);
      expectTidy(end);
      expect(messageOf(end).wrong).toMatch(/^"shop" cannot be started in ".+nowhere"/u);
    },
    IN_TIME,
  );

  it(
    "dies in the middle of the day ends it, with its reports",
    async () => {
      const file = aFile(aScenario({ to: TO_SHOP, system: aSystem(SERVES), replayIn: "20s" }));
      const run = startCli(["run", file, "--quiet"]);
      await run.records("traffic-started");
      process.kill(Number(readFileSync(join(dirname(file), "pid"), "utf8")), "SIGKILL");
      const end = await run.end;
      expect(end.code, end.stderr).toBe(3);
      expectTidy(end);
      const { wrong, hint } = messageOf(end);
      expect(wrong).toBe('"shop" ended by itself (signal SIGKILL) while nothing was broken on purpose.');
      expect(hint).toContain("taking orders");
      expect(reportOf(end)).toMatchObject({ interrupted: true, calls: { unaccounted: 0 } });
      expect(existsSync(join(end.folder, "report.html"))).toBe(true);
    },
    IN_TIME,
  );

  it(
    "is killed by a fault is started again, though nobody did anything about it",
    async () => {
      const file = aFile(aScenario({ to: TO_SHOP, system: aSystem(SERVES), breaks: aKill, replayIn: "4s" }));
      const end = await runCli(["run", file]);
      expect(end.code, end.stderr).toBe(1);
      expectTidy(end);
      expect(healedIn(end)).toBe(true);
      expect(eventsOf(end)).toContainEqual(
        expect.objectContaining({ kind: "process-exited", process: "shop", expected: true }),
      );
      expect(endedIn(end)).toMatchObject({ how: "complete" });
    },
    IN_TIME,
  );
});

/** Fills the disk, and says whether there is one to fill. */
function aSmallDisk(): { readonly folder: string; readonly fill: () => void } | undefined {
  const folder = aFolder();
  const shell = (command: string) => spawnSync("/bin/sh", ["-c", `${command} "$0"`, folder]);
  if (shell("mount -t tmpfs -o size=1m tmpfs").status !== 0) return undefined;
  afterAll(() => void shell("umount -l"));
  const fill = (): void => {
    for (const size of [65_536, 4096]) {
      try {
        for (let file = 0; ; file += 1)
          writeFileSync(join(folder, `filler-${size}-${file}`), Buffer.alloc(size));
      } catch {
        // That is what it is for.
      }
    }
  };
  return { folder, fill };
}

const disk = aSmallDisk();
if (disk === undefined) unmet("a full disk is not tried, because no small one can be mounted here");

describe.concurrent("a place that", () => {
  it(
    "is taken already is told with the link that wanted to listen there",
    async () => {
      const listen = await takenAddress();
      const end = await refused(aScenario({ to: await targets.good(), listen }));
      expect(end.code).toBe(3);
      expectTidy(end);
      expect(messageOf(end).wrong).toContain(`The link "edge" cannot listen at "${listen}"`);
    },
    IN_TIME,
  );

  it(
    "cannot be written to is told before anything starts",
    async () => {
      const out = join(aFile("a file, not a folder"), "runs");
      const end = await runCli(["run", aFile(aScenario({ to: "127.0.0.1:9" })), "--quiet", "--out", out]);
      expect(end.code).toBe(3);
      expectTidy(end);
      const { wrong, hint } = messageOf(end);
      expect(wrong).toContain(out);
      expect(hint).toContain("--out DIR");
    },
    IN_TIME,
  );

  it.skipIf(disk === undefined)(
    "gets full in the middle of a break ends the run healed, and keeps what was recorded",
    async () => {
      const { folder = "", fill } = disk ?? {};
      const file = aFile(aScenario({ to: await targets.good(), breaks: aBreak(), replayIn: "6s" }));
      const run = startCli(["run", file, "--quiet", "--out", folder], folder);
      await run.records("slow/during");
      fill?.();
      const end = await run.end;
      expect(end.code, end.stderr).toBe(3);
      expectTidy(end);
      const { wrong, hint } = messageOf(end);
      expect(wrong).toMatch(/^The record in ".+" cannot be written: ENOSPC/u);
      expect(hint).toContain("What was recorded until now is kept.");
      expect(readFileSync(join(end.folder, "record", "events.jsonl"), "utf8")).toContain("slow/during");
      expect(existsSync(join(dirname(file), "fix-is-on"))).toBe(false);
    },
    IN_TIME,
  );
});

const TINY = aScenario({ to: "127.0.0.1:9", breaks: aBreak() });
const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${"bcdefghi"
  .split("")
  .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[index]}`).join(", ")}]\n`)
  .join("")}`;

describe.concurrent("a scenario with", () => {
  it.each([
    ["an unknown key", TINY.replace("title:", "titel:"), '"titel" is not a key here. Did you mean "title"?'],
    ["a wrong unit", TINY.replace("replayIn: 3s", "replayIn: 3 seconds"), '"3 seconds" must be a duration'],
    ["a break on an unknown link", TINY.replace("link: edge", "link: egde"), 'Did you mean "edge"?'],
    ["a moment outside of the day", TINY.replace('at: "06:00"', 'at: "30:00"'), "must be within the day"],
    ["an address elsewhere", TINY.replace("127.0.0.1:9", "10.0.0.1:9"), "otherwise only loopback is allowed"],
    ["a list instead of keys", "- scenario: tiny-day\n", "A scenario is a map of keys"],
    ["ten megabytes", `why: ${"x".repeat(10_000_000)}\n`, ""],
    ["aliases that explode", bomb, ""],
  ])(
    "%s is refused with its place, and nothing starts",
    async (_, text, sentence) => {
      const file = aFile(text);
      const end = await runCli(["run", file, "--quiet"]);
      expect(end.code, end.stderr).toBe(2);
      expectTidy(end);
      const first = end.stderr.trim().split("\n")[0] ?? "";
      expect(first.startsWith(`${file}:`), end.stderr.slice(0, 2000)).toBe(true);
      expect(first.slice(file.length)).toMatch(/^:\d+:\d+ {2}\S/u);
      expect(end.stderr).toContain(sentence);
      expect(end.stderr.length).toBeLessThan(10_000);
      expect(end.folder).toBe("");
    },
    IN_TIME,
  );
});

/** A run whose fix is on: the file that it leaves behind is there. */
async function withFixOn(undo?: string): Promise<{ run: RunningCli; isFixOn: () => boolean }> {
  const text = aScenario({
    to: TO_SHOP,
    system: aSystem(SERVES),
    breaks: aBreak(undo),
    replayIn: "8s",
  });
  const file = aFile(text);
  const isFixOn = (): boolean => existsSync(join(dirname(file), "fix-is-on"));
  const run = startCli(["run", file]);
  await run.says("FAULT ON, trying touch");
  while (!isFixOn()) await delay(10);
  return { run, isFixOn };
}

const undone = (end: CliEnd): readonly unknown[] =>
  eventsOf(end).flatMap((event) =>
    event.kind === "step" && event.step.kind === "undo" ? [event.step.ok] : [],
  );

describe.concurrent("a stop", () => {
  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)(
    "by %s during a break takes fix and fault off, writes the reports, and ends with %i",
    async (signal, code) => {
      const { run, isFixOn } = await withFixOn();
      run.child.kill(signal);
      const end = await run.end;
      expect(end.code, end.stderr).toBe(code);
      expectTidy(end);
      expect([healedIn(end), undone(end), isFixOn()]).toEqual([true, [true], false]);
      expect(end.stderr).toContain(`Stopped by ${signal}; everything is healed.`);
      expect(reportOf(end)).toMatchObject({ interrupted: true, healed: true });
    },
    IN_TIME,
  );

  it(
    "by SIGINT twice is healed all the same, and skips the reports",
    async () => {
      const { run, isFixOn } = await withFixOn("sleep 1; rm fix-is-on");
      run.child.kill("SIGINT");
      await run.says("SIGINT: stopping and healing");
      run.child.kill("SIGINT");
      const end = await run.end;
      expect(end.code, end.stderr).toBe(130);
      expectTidy(end);
      expect([healedIn(end), undone(end), isFixOn()]).toEqual([true, [true], false]);
      expect(existsSync(join(end.folder, "report.html"))).toBe(false);
      expect(end.stderr).toContain(`the record is kept in ${end.folder}`);
    },
    IN_TIME,
  );

  it(
    "with a fix that cannot be taken back ends with 4, and says what is still on",
    async () => {
      const { run, isFixOn } = await withFixOn("echo no such switch; exit 1");
      run.child.kill("SIGINT");
      const end = await run.end;
      expect(end.code, end.stderr).toBe(4);
      expectTidy(end);
      expect([healedIn(end), isFixOn()]).toEqual([false, true]);
      expect(end.stderr).toContain("no such switch");
      expect(end.stderr).not.toContain("everything is healed");
    },
    IN_TIME,
  );

  it(
    "by SIGINT while the system starts ends what was started",
    async () => {
      const system = aSystem("setInterval(() => undefined, 1000)", "60s");
      const run = startCli(["run", aFile(aScenario({ to: TO_SHOP, system }))]);
      await run.says("starting shop");
      run.child.kill("SIGINT");
      const end = await run.end;
      expect(end.code, end.stderr).toBe(130);
      expectTidy(end);
      expect(endedIn(end)).toMatchObject({ kind: "run-ended", how: "interrupted" });
    },
    IN_TIME,
  );
});

const hashesOf = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file, createHash("sha256").update(readFileSync(file)).digest("hex")]),
  );

it.concurrent(
  "a reader that went away does not matter to a run, and its reports are written again byte for byte",
  async () => {
    const listen = `127.0.0.1:${await portFinder()()}`;
    const text = aScenario({ to: await targets.good(), listen, breaks: aBreak(), replayIn: "6s" });
    const run = startCli(["run", aFile(text)]);
    run.child.stdout.destroy();
    const end = await run.end;
    expect([0, 1], end.stderr).toContain(end.code);
    expectTidy(end);
    expect(healedIn(end)).toBe(true);
    const written = hashesOf(end.folder);
    expect(Object.keys(written).length).toBeGreaterThan(8);
    for (let times = 0; times < 2; times += 1) {
      expect((await runCli(["report", end.folder])).code).toBe(end.code);
      expect(hashesOf(end.folder)).toEqual(written);
    }
  },
  IN_TIME,
);

it("no run leaves anything in the temporary folder", () => {
  expect(readdirSync(TEMPORARY).filter((name) => name.startsWith("gameday-"))).toEqual([]);
});
