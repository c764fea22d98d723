import { describe, expect, it } from "vitest";
import type { Plan, PlannedProcess } from "../../model/plan.ts";
import { seconds } from "../../model/units.ts";
import { blastRadius } from "../../plan/blast-radius.ts";
import { describeBlastRadius } from "../../plan/describe-blast-radius.ts";
import { describePlan } from "../../plan/describe-plan.ts";
import { aBreak, aFix, aPlan, aStep } from "../support/a-plan.ts";

const aProcess = (name: string, overrides: Partial<PlannedProcess> = {}): PlannedProcess => ({
  name,
  command: `node ${name}.ts`,
  cwd: ".",
  env: {},
  ready: "tcp://127.0.0.1:1",
  readyWithin: seconds(30),
  nice: 5,
  ...overrides,
});

/** A day in which second 33 has ten times as many calls as every other. */
const withPeak = (): Plan => {
  const { traffic } = aPlan();
  const arrivals = traffic.arrivals.map((count, index) =>
    Math.floor(index / 10) === 33 ? count * 10 : count,
  );
  return aPlan({ traffic: { ...traffic, arrivals, calls: 6900 } });
};

const BY_HTTP = aStep({
  action: { kind: "http", method: "POST", url: "http://db.example.org/on" },
  undo: { kind: "http", method: "POST", url: "http://[2001:db8::1]:80/off" },
});
const BY_SHELL = aStep({
  action: { kind: "run", command: "touch on" },
  undo: { kind: "run", command: "rm on" },
});

const FAR = aPlan({
  links: [
    { name: "edge", to: "127.0.0.1:8080" },
    { name: "database", to: "db.example.org:5432", listen: "127.0.0.1:5433" },
  ],
  hosts: ["db.example.org", "2001:db8::1"],
  system: [aProcess("gotv"), aProcess("cache")],
  breaks: [
    aBreak({ fixes: [aFix("degraded", { steps: [BY_HTTP, BY_SHELL] })] }),
    aBreak({ id: "gotv-dead", links: [], changes: [{ kind: "kill", process: "gotv" }], fixes: [] }),
    aBreak({ id: "gotv-stuck", links: [], changes: [{ kind: "pause", process: "gotv" }], fixes: [] }),
  ],
});

describe("the calls at risk", () => {
  it("are those from the first fault window to the end of the last", () => {
    // From second 20 to second 42, with ten times the rate in second 33.
    const { callsAtRisk, shareAtRisk } = blastRadius(withPeak());
    expect(callsAtRisk).toBe(21 * 100 + 1000);
    expect(shareAtRisk).toBeCloseTo(3100 / 6900, 10);
  });

  it("are none without a break", () => {
    expect(blastRadius(aPlan({ breaks: [] }))).toMatchObject({ callsAtRisk: 0, shareAtRisk: 0 });
  });

  it("are those of all breaks", () => {
    const early = { from: seconds(0), to: seconds(1) };
    const windows = {
      before: early,
      during: { from: seconds(1), to: seconds(3) },
      fixed: [],
      after: { from: seconds(3), to: seconds(6) },
    };
    const breaks = [aBreak({ id: "cache-lost", windows, fixes: [], links: [] }), aBreak()];
    expect(blastRadius(aPlan({ breaks })).callsAtRisk).toBe(200 + 2200);
  });
});

describe("the blast radius", () => {
  it("has every link, where it is entered, where it leads, and what breaks it", () => {
    expect(blastRadius(FAR).links).toEqual([
      { name: "edge", from: "a free port of 127.0.0.1", to: "127.0.0.1:8080", brokenBy: [] },
      { name: "database", from: "127.0.0.1:5433", to: "db.example.org:5432", brokenBy: ["database-slow"] },
    ]);
  });

  it("has every host, whether it is this machine, and what leads there", () => {
    expect(blastRadius(FAR).hosts).toEqual([
      {
        kind: "loopback",
        host: "127.0.0.1",
        from: [
          "links.edge.to",
          "links.database.listen",
          "system.gotv.ready",
          "system.cache.ready",
          "ledger.get",
          "state.get",
        ],
      },
      { kind: "name", host: "db.example.org", from: ["links.database.to", "database-slow/degraded"] },
      { kind: "elsewhere", host: "2001:db8::1", from: ["database-slow/degraded"] },
    ]);
  });

  it("has only the hosts of the breaks that are planned", () => {
    const { hosts } = blastRadius({ ...FAR, breaks: [] });
    expect(hosts.map(({ host }) => host)).toEqual(["127.0.0.1", "db.example.org"]);
  });

  it("has every process, and what kills or pauses it", () => {
    expect(blastRadius(FAR).processes).toEqual([
      { name: "gotv", command: "node gotv.ts", killedBy: ["gotv-dead"], pausedBy: ["gotv-stuck"] },
      { name: "cache", command: "node cache.ts", killedBy: [], pausedBy: [] },
    ]);
  });

  it("has what every hook does, and what takes it back, with the hosts that it asks", () => {
    const hook = {
      kind: "hook",
      what: "contacts is locked",
      on: { kind: "http", method: "POST", url: "http://127.0.0.2:1/lock", body: "{}" },
      off: { kind: "run", command: "unlock\ncontacts" },
    } as const;
    const plan = aPlan({ breaks: [aBreak({ id: "locked", links: [], changes: [hook], fixes: [] })] });
    expect(blastRadius(plan).hooks).toEqual([
      {
        break: "locked",
        what: "contacts is locked",
        on: "POST http://127.0.0.2:1/lock {}",
        off: "unlock\ncontacts",
      },
    ]);
    expect(blastRadius(plan).hosts).toContainEqual({
      kind: "loopback",
      host: "127.0.0.2",
      from: ["locked/hook"],
    });
    const words = describeBlastRadius(plan).join("\n");
    expect(words).toContain("  hook     locked: contacts is locked: POST http://127.0.0.2:1/lock {}\n");
    expect(words).toContain("           locked, taken back: unlock contacts\n");
  });

  it("has every command that a step types, and its undo", () => {
    const at = { break: "database-slow", fix: "degraded" };
    expect(blastRadius(FAR).commands).toEqual([
      { ...at, does: "step", command: "touch on" },
      { ...at, does: "undo", command: "rm on" },
    ]);
  });
});

const withName = (...found: readonly string[]): string =>
  describeBlastRadius(FAR, new Map([["db.example.org", found]])).join("\n");

describe("the blast radius in words", () => {
  const text = describeBlastRadius(FAR).join("\n");

  it.each([
    ["link     edge: a free port of 127.0.0.1 -> 127.0.0.1:8080, carries traffic"],
    ["link     database: 127.0.0.1:5433 -> db.example.org:5432, broken by database-slow"],
    ["host     127.0.0.1, this machine"],
    [
      "host     db.example.org, ANOTHER MACHINE unless its name leads back here, reached by links.database.to,",
    ],
    ["host     2001:db8::1, ANOTHER MACHINE, reached by database-slow/degraded"],
    [
      "process  gotv, started and stopped by the run, killed by gotv-dead, paused by gotv-stuck: node gotv.ts",
    ],
    ["process  cache, started and stopped by the run: node cache.ts"],
    ["command  database-slow/degraded: touch on"],
    ["command  database-slow/degraded, undo: rm on"],
    ["calls    6,600 of 6,000"],
  ])("has the line %s", (line) => {
    expect(text).toContain(line);
  });

  it("has the addresses of a name once they were looked up", () => {
    const addresses = new Map([["db.example.org", ["192.0.2.7", "192.0.2.8"]]]);
    expect(describeBlastRadius(FAR, addresses).join("\n")).toContain(
      "host     db.example.org (192.0.2.7, 192.0.2.8), ANOTHER MACHINE, reached by",
    );
  });

  it("calls a name this machine only when all that it stands for is", () => {
    expect(withName("127.0.0.1", "::1")).toContain("host     db.example.org (127.0.0.1, ::1), this machine");
    expect(withName("127.0.0.1", "192.0.2.7")).toContain("(127.0.0.1, 192.0.2.7), ANOTHER MACHINE");
  });

  it("never breaks a line or steers a terminal with a text of the scenario", () => {
    const command = "echo \u001b[2J\r\n  calls    nothing\u202e is at risk\u0007\u2028";
    const lines = describeBlastRadius(aPlan({ system: [aProcess("gotv", { command })] }));
    expect(lines.filter((line) => line.includes("calls    "))).toHaveLength(1);
    expect(lines.find((line) => line.includes("process"))).toMatch(/: echo \[2J calls nothing is at risk$/u);
    expect(lines.join("")).not.toMatch(/[\p{Cc}\p{Cf}\u2028]/u);
  });

  it("stands in the plan, which ends with the command line that would run it", () => {
    const plan = describePlan(FAR);
    expect(plan).toContain(text);
    expect(plan).toContain(
      "To run it: gameday run scenarios/election-day.yaml --allow-host db.example.org --allow-host 2001:db8::1\n",
    );
    expect(describePlan(aPlan())).toContain("To run it: gameday run scenarios/election-day.yaml\n");
  });
});
