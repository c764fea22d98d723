import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, expect, it } from "vitest";
import { aScenario } from "./support/a-scenario.ts";
import { closeTargets, targets } from "./support/bad-targets.ts";
import { aFile, aFolder, eventsOf, PLAYGROUND, reportOf, startCli } from "./support/run-cli.ts";

const IN_TIME = 120_000;

afterEach(closeTargets);
afterAll(() => rmSync(PLAYGROUND, { recursive: true, force: true }));

/** A day with one break: a hook of the user's own, as long as the file "on" is there. */
const aHook = (to: string, on: string): string =>
  aFile(
    aScenario({
      to,
      breaks: `
  - id: hooked
    symptom: Something is locked
    at: "06:00"
    before: 500ms
    hold: 1s
    after: 500ms
    fault: { hook: { what: a file lies around, on: { run: "${on}" }, off: { run: rm -f on } } }
    want: { state: full, within: 200ms, share: 90% }
    owner: nobody
    noFix: It is taken back.
`,
    }),
  );

it(
  "a hook that is on when the tool and its guardian are killed is taken back by gameday heal",
  async () => {
    const file = aHook(await targets.good(), "touch on");
    const isOn = (): boolean => existsSync(join(file, "..", "on"));
    const state = { XDG_STATE_HOME: aFolder() };
    const run = startCli(["run", file, "--quiet"], aFolder(), state);
    await run.records('"kind":"fault-on"');
    expect(isOn()).toBe(true);
    const guardians = run.processes().filter(({ command }) => command.includes("guardian/main"));
    const pids = [run.child.pid ?? 0, ...guardians.map(({ pid }) => pid)];
    // Both at the same moment: neither can see the other go.
    for (const signal of ["SIGSTOP", "SIGKILL"] as const) for (const pid of pids) process.kill(pid, signal);
    await run.end;
    expect([guardians.length, isOn()]).toEqual([1, true]);
    const heal = await startCli(["heal"], aFolder(), state).end;
    expect(heal.stdout).toMatch(/✓ fault: hook: a file lies around: taken back \(/u);
    expect([heal.code, isOn()]).toEqual([0, false]);
    for (let looks = 0; looks < 100 && run.processes().length > 0; looks += 1) await delay(50);
    expect(run.processes()).toEqual([]);
  },
  IN_TIME,
);

it(
  "a hook that does not go on ends the run, which is healed and says what was tried",
  async () => {
    const file = aHook(await targets.good(), "touch on; echo no room; exit 7");
    const end = await startCli(["run", file, "--quiet"]).end;
    expect(end.code).toBe(3);
    expect(end.stderr).toContain(
      'The hook "a file lies around" did not go on: touch on; echo no room; exit 7: no room.\n',
    );
    expect(end.stderr.match(/did not go on/gu)).toHaveLength(1);
    expect(existsSync(join(file, "..", "on"))).toBe(false);
    expect(reportOf(end)).toMatchObject({ healed: true, verdict: expect.not.stringMatching(/^READY/u) });
    expect(eventsOf(end).some(({ kind }) => kind === "fault-on")).toBe(false);
    expect(end.leftBehind).toEqual([]);
  },
  IN_TIME,
);
