import { describe, expect, it } from "vitest";
import { faults } from "../../faults/index.ts";
import { UsageError } from "../../model/errors.ts";
import { millis, seconds } from "../../model/units.ts";
import type { Plan } from "../../model/plan.ts";
import { blastRadius } from "../../plan/blast-radius.ts";
import { compilePlan } from "../../plan/compile-plan.ts";
import { compileRehearsal } from "../../plan/compile-rehearsal.ts";
import { describePlan } from "../../plan/describe-plan.ts";
import { partsOf } from "../../plan/inputs.ts";
import { shapes } from "../../scenarios/traffic/index.ts";
import { complaintsOf, edited, scenarioOf } from "../support/scenario-text.ts";

const SLOW = "{ slow-link: { link: database, latency: 200ms, jitter: 50ms } }";
const EAST = '  database: { to: "127.0.0.1:5432" }\ngroups: { east: [edge, database] }\n';

const withFault = (fault: string): string => edited(SLOW, fault);
const withGroup = (fault = "{ cut-link: { link: east } }", groups = EAST): string =>
  withFault(fault).replace('  database: { to: "127.0.0.1:5432" }\n', () => groups);

const source = { file: "x.yaml", sha256: "0", catalogue: { faults, shapes } };
const planOf = (text: string): Plan => compilePlan(scenarioOf(text), source);
const firstOf = (text: string) => planOf(text).breaks[0];

/** What a runbook rests on, as it is written. */
const partOf = (part: "fault" | "links", text: string): string =>
  partsOf(scenarioOf(text), (written) => written)["database-slow"]?.[part] ?? "";

describe("a group of links", () => {
  it("breaks with one change for each of its links, and is named with them where people read the fault", () => {
    expect(firstOf(withGroup())).toMatchObject({
      links: ["edge", "database"],
      changes: [
        { kind: "cut", link: "edge" },
        { kind: "cut", link: "database" },
      ],
      fault: { text: "all connections over east (edge, database) close and new ones are refused" },
    });
  });

  it("makes every change of a fault on each of its links", () => {
    const { changes = [] } = firstOf(withGroup("{ stalled-link: { link: east } }")) ?? {};
    expect(changes.map((change) => ("link" in change ? change.link : ""))).toEqual([
      "edge",
      "edge",
      "database",
      "database",
    ]);
  });

  it("is in the plan, in its words and in the blast radius", () => {
    const plan = planOf(withGroup());
    expect(plan.groups).toEqual([{ name: "east", links: ["edge", "database"] }]);
    expect(blastRadius(plan).links.map(({ brokenBy }) => brokenBy)).toEqual([
      ["database-slow"],
      ["database-slow"],
    ]);
    expect(describePlan(plan)).toContain("  group    east: edge, database\n");
    expect(describePlan(plan)).toContain("over east (edge, database) close");
  });

  it("makes runbooks stale when its links change, and a scenario without groups is as it was", () => {
    const smaller = withGroup("{ cut-link: { link: east } }", EAST.replace("edge, ", ""));
    expect(partOf("links", withGroup())).not.toBe(partOf("links", smaller));
    expect(JSON.parse(partOf("links", withFault(SLOW)))).toEqual(scenarioOf(withFault(SLOW)).links);
  });

  it.each([
    ["{ cut-link: { link: eats } }", EAST, 'There is no link or group called "eats". Did you mean "east"?'],
    [
      "{ cut-link: { link: east } }",
      EAST.replace("edge, ", "egde, "),
      '8:18  There is no link called "egde". Did you mean "edge"?',
    ],
    [
      "{ cut-link: { link: edge } }",
      EAST.replace("east:", "edge:"),
      '8:11  There is already a link called "edge": a group needs a name of its own.',
    ],
    ["{ cut-link: { link: east } }", EAST.replace("[edge, database]", "[]"), "must have at least one link"],
    ["{ cut-link: { link: east } }", EAST.replace("edge,", "database,"), "must name each link once"],
    ["{ cut-link: { link: east } }", EAST.replace("[edge, database]", "edge"), "must be a list of links"],
  ])("%s with %s is refused", (fault, groups, complaint) => {
    expect(complaintsOf(withGroup(fault, groups)).join("\n")).toContain(complaint);
  });

  it("carries no traffic: only a link can", () => {
    const text = withGroup().replace("through: edge", "through: east");
    expect(complaintsOf(text)).toEqual([expect.stringContaining('There is no link called "east".')]);
  });
});

const FOG =
  "[{ slow-link: { link: database, latency: 20ms } }, { chopped-link: { link: edge, size: 9 } }, { kill-process: { process: gotv } }]";

describe("a list of faults", () => {
  it("is one break with all changes in their order and texts that can be read in one sentence", () => {
    const planned = firstOf(withFault(FOG));
    expect(planned?.changes.map(({ kind }) => kind)).toEqual(["toxic", "toxic", "kill"]);
    expect(planned?.links).toEqual(["database", "edge"]);
    expect(planned?.fault).toMatchObject({
      name: "slow-link + chopped-link + kill-process",
      text: "20 ms on every answer over database; answers over edge in pieces of about 9 bytes; and gotv is killed at once",
    });
    expect(planned?.fault.summary).toContain("Every answer over the link comes late. Answers over the link");
  });

  it("of one entry is that one fault", () => {
    expect(firstOf(withFault(`[${SLOW}]`))).toEqual(firstOf(withFault(SLOW)));
  });

  it.each([
    ["[]", "must have at least one fault"],
    [
      "[{ slow-lnk: { link: database } }]",
      '29:15  There is no fault called "slow-lnk". Did you mean "slow-link"?',
    ],
    [
      "[{ cut-link: { link: databse } }]",
      '29:33  There is no link called "databse". Did you mean "database"?',
    ],
    ["[{ kill-process: { process: gtov } }]", 'There is no process called "gtov". Did you mean "gotv"?'],
    ["[{ cut-link: { lnik: database } }]", '"lnik" is not a key here. Did you mean "link"?'],
    ["[{ slow-link: { link: edge, latency: 5 } }]", '"5" must be a duration with its unit'],
    [
      '[{ hook: { what: x, on: { http: { post: "http://db.example.org/x" } }, off: { run: b } } }]',
      "is not on this machine",
    ],
    [
      '[{ hook: { what: x, on: { run: "${prots.gotv}" }, off: { run: b } } }]',
      'Did you mean "${ports.gotv}"?',
    ],
    ["7", "must have the name of one fault as its only key"],
  ])("%s is refused", (fault, complaint) => {
    expect(complaintsOf(withFault(fault)).join("\n")).toContain(complaint);
  });
});

const repoint = (to: string, link = "database"): string => `{ repoint-link: { link: ${link}, to: "${to}" } }`;

describe("a link that is led elsewhere", () => {
  it("may lead to a port that the run chooses, and is in the blast radius", () => {
    const plan = planOf(withFault(repoint("127.0.0.1:${ports.wrong}")));
    expect(plan.breaks[0]?.changes).toEqual([
      { kind: "repoint", link: "database", to: "127.0.0.1:${ports.wrong}" },
    ]);
    expect(blastRadius(plan).hosts[0]?.from).toContain("database-slow/repoint-link");
    expect(describePlan(plan)).toContain(
      "  repoint  database-slow: database -> 127.0.0.1:${ports.wrong} while it is broken\n",
    );
  });

  it.each([
    [repoint("nowhere"), '"nowhere" must be a host and a port'],
    [repoint("${links.edge}"), '"${links.edge}" is not a placeholder here. Use "${ports.NAME}".'],
    [
      repoint("db.example.org:5432"),
      '"db.example.org:5432" is not on this machine. Write "db.example.org" into hosts:',
    ],
    [`[${repoint("db.example.org:5432")}]`, '"db.example.org:5432" is not on this machine.'],
    [repoint("127.0.0.1:5432"), 'is where the link "database" leads anyway. Name another place.'],
    [repoint("127.0.0.1:5432", "[database]"), "must be the name of a link"],
  ])("%s is refused", (fault, complaint) => {
    expect(complaintsOf(withFault(fault)).join("\n")).toContain(complaint);
  });

  it("through a group, to where one of its links leads anyway, is refused", () => {
    const text = withGroup(repoint("127.0.0.1:5432", "east"));
    expect(complaintsOf(text)).toEqual([expect.stringContaining('"database" leads anyway')]);
  });

  it("to where a link is entered would go round and round, and is refused", () => {
    const listening = 'database: { to: "127.0.0.1:5432", listen: "127.0.0.1:5433" }';
    const text = withFault(repoint("127.0.0.1:5433")).replace(
      'database: { to: "127.0.0.1:5432" }',
      listening,
    );
    expect(complaintsOf(text)).toEqual([
      expect.stringContaining(
        'is where the link "database" is entered. Lead it to a place behind the links.',
      ),
    ]);
  });

  it("may lead to another machine that the scenario names", () => {
    const text = withFault(repoint("db.example.org:5432")).replace(
      "traffic:",
      "hosts: [db.example.org]\ntraffic:",
    );
    expect(complaintsOf(text)).toEqual([]);
    expect(blastRadius(planOf(text)).hosts.map(({ host }) => host)).toContain("db.example.org");
  });
});

const flapping = (rhythm: string, fault = SLOW): string => withFault(`${fault}\n    flapping: ${rhythm}`);

describe("a fault that flaps", () => {
  it("has its rhythm in the plan and in its text", () => {
    expect(firstOf(flapping("{ on: 500ms, off: 1s }"))).toMatchObject({
      flapping: { on: 500, off: 1000 },
      fault: {
        text: "200 ms (give or take 50 ms) on every answer over database; on for 500 ms, off for 1 s, again and again",
      },
    });
  });

  it("makes its runbook stale when the rhythm changes", () => {
    expect(partOf("fault", flapping("{ on: 1s, off: 1s }"))).not.toBe(
      partOf("fault", flapping("{ on: 1s, off: 2s }")),
    );
  });

  it.each([
    ["{ on: 500ms }", SLOW, '"off" is missing'],
    ["{ on: 99ms, off: 1s }", SLOW, '"99ms" must be at least "100ms".'],
    ["{ on: 1s, off: 2h }", SLOW, '"2h" must be at most "1h".'],
    [
      "{ on: 1s, off: 1s }",
      "{ kill-process: { process: gotv } }",
      '30:5  "kill-process" cannot go on and off',
    ],
    ["{ on: 1s, off: 1s }", FOG, '30:5  "kill-process" cannot go on and off'],
  ])("%s with %s is refused", (rhythm, fault, complaint) => {
    expect(complaintsOf(flapping(rhythm, fault)).join("\n")).toContain(complaint);
  });

  it("may change 200 times in a break, and not once more", () => {
    // 12 s without a fix and 14 s with one.
    expect(firstOf(flapping("{ on: 160ms, off: 100ms }"))?.flapping).toEqual({ on: 160, off: 100 });
    const tooOften = (): unknown => planOf(flapping("{ on: 150ms, off: 100ms }"));
    expect(tooOften).toThrow(UsageError);
    expect(tooOften).toThrow(
      'The fault of the break "database-slow" would go on and off "208" times in 26 s; 200 is the most.',
    );
    expect(tooOften).toThrow(
      expect.objectContaining({ hint: expect.stringContaining("300 ms or more together") }),
    );
  });

  it("may not change more often while people lead through it either", () => {
    const wish = { break: "database-slow", window: seconds(40), callsPerSecond: 50, seed: 1 };
    const rehearsed = (giveUp: number): unknown =>
      compileRehearsal(scenarioOf(flapping("{ on: 500ms, off: 500ms }")), source, {
        ...wish,
        giveUp: millis(giveUp),
      });
    expect(rehearsed(100_000)).toMatchObject({ breaks: [{ flapping: { on: 500, off: 500 } }] });
    expect(() => rehearsed(101_000)).toThrow('would go on and off "202" times');
  });
});
