import { describe, expect, it } from "vitest";
import type { Probe } from "../../model/plan.ts";
import type { BreakFinding, PhaseFigures } from "../../model/readiness.ts";
import { ratio } from "../../model/units.ts";
import { renderRunbook } from "../../runbooks/index.ts";
import { lookAlikes } from "../../runbooks/look-alikes.ts";
import { aPhase, aPlannedBreak, slowPhase } from "../support/a-break-part.ts";
import { aProbe, aProbeFigures } from "../support/a-probe.ts";
import { aReadinessForRunbooks } from "../support/a-readiness-for-runbooks.ts";
import { aBreakFinding, aProcessDeath } from "../support/a-runbook-finding.ts";
import { shippedTemplates } from "../support/runbook-templates.ts";

const templates = shippedTemplates();
const LOCKS = "waiting-on-lock";

interface Told {
  /** What the probe of the locks says while the fault is on; before and after it says 0. */
  readonly locks?: number;
  readonly during?: Partial<PhaseFigures>;
}

function aTold(id: string, symptom: string, { locks, during = {} }: Told = {}): BreakFinding {
  const said = (value: number) => (locks === undefined ? {} : { probes: [aProbeFigures(LOCKS, value)] });
  return aBreakFinding({
    id,
    planned: aPlannedBreak({ id, symptom }),
    phases: [
      aPhase(said(0)),
      slowPhase({ ...said(locks ?? 0), ...during }),
      aPhase({ phase: "after", ...said(0) }),
    ],
    runbook: `runbooks/${id}.md`,
  });
}

const slow = aTold("database-slow", "Saves hang", { locks: 0 });
const locked = aTold("contacts-locked", "Nothing is saved", { locks: 20 });

const rendered = (breaks: readonly BreakFinding[], probes: readonly Probe[] = [aProbe()], of = breaks[0]) =>
  renderRunbook(aReadinessForRunbooks({ breaks, probes }), of?.id ?? "", templates);

const section = (markdown: string, name: string): string =>
  markdown.split(`\n## ${name}\n`)[1]?.split("\n## ")[0] ?? "";

const CURL =
  'curl -sS -m 2 http://127.0.0.1:9187/activity | tr -d \' \\n\' | grep -oE \'"waitingOnLock":("[^"]*"|[-+.0-9eE]+|true|false|null)\'';

describe("two breaks whose calls look the same, told apart by a probe", () => {
  const markdown = rendered([slow, locked]);
  const diagnose = section(markdown, "Diagnose further");

  it("stand beside each other, the probe on top, with what differs in bold", () => {
    const rows = diagnose.split("\n").filter((line) => line.startsWith("|"));
    expect(rows[0]).toBe("| Sign | A. Saves hang (this one) | B. [Nothing is saved](contacts-locked.md) |");
    expect(rows[2]).toBe("| waiting-on-lock (sessions that wait for a lock in the database) | 0 | **20** |");
    expect(rows.slice(3).join("\n")).not.toContain("**");
  });

  it("have the command to run, and what each answer means", () => {
    expect(diagnose).toContain(
      [
        "**From outside, this one and B look the same.** Run this:",
        "",
        "```sh",
        CURL,
        "```",
        "",
        "It shows sessions that wait for a lock in the database (`waiting-on-lock`).",
        "",
        "- **It says 0:** this runbook.",
        "- **It says 20:** it is B, [Nothing is saved](contacts-locked.md).",
        "- **It says something else:** neither was measured like that.",
      ].join("\n"),
    );
  });

  it("are asked about in 'Is it this', as the second check", () => {
    expect(section(markdown, "Is it this")).toContain(
      [
        "2. **Ask the probe `waiting-on-lock`: sessions that wait for a lock in the database.**",
        "",
        "   ```sh",
        `   ${CURL}`,
        "   ```",
        "",
        "   - Match: it says 0; before the fault 0.",
        "   - No match, it says 20: [Nothing is saved](contacts-locked.md).",
        "   - No match, it says something else: [Diagnose further](#diagnose-further).",
      ].join("\n"),
    );
    expect(section(markdown, "Is it this")).not.toContain("\n3. ");
  });

  it("say the opposite in the other runbook", () => {
    const other = section(rendered([slow, locked], undefined, locked), "Is it this");
    expect(other).toContain("- Match: it says 20; before the fault 0.");
    expect(other).toContain("- No match, it says 0: [Saves hang](database-slow.md).");
  });

  it("show what the probe said in each phase", () => {
    expect(section(markdown, "Measured symptoms")).toContain(
      [
        "| Probe | Before | During, no fix | After the fault |",
        "| --- | --- | --- | --- |",
        "| waiting-on-lock: sessions that wait for a lock in the database | 0 | 0 | 0 |",
      ].join("\n"),
    );
  });
});

const shown = (read: Probe["read"]): string =>
  section(rendered([slow, locked], [aProbe({ read })]), "Diagnose further");

describe("the command of a probe", () => {
  it("that is a command is that command", () => {
    expect(shown({ kind: "run", command: "psql -c 'select 1'" })).toContain("```sh\npsql -c 'select 1'\n```");
  });

  it("of a whole answer is the request", () => {
    expect(shown({ kind: "get", url: "http://127.0.0.1:9187/locks" })).toContain(
      "```sh\ncurl -fsS -m 2 http://127.0.0.1:9187/locks\n```",
    );
  });

  it("of a field within another says where to look", () => {
    const text = shown({ kind: "get", url: "http://127.0.0.1:9187/x", field: "pool.waiting" });
    expect(text).toContain("```sh\ncurl -sS -m 2 http://127.0.0.1:9187/x\n```");
    expect(text).toContain("Read `pool.waiting` in the answer.");
  });

  it("has the addresses of the run as variables", () => {
    const places = { ports: { exporter: "9187" }, links: {}, folders: {} };
    const readiness = aReadinessForRunbooks({ breaks: [slow, locked], probes: [aProbe()], places });
    expect(renderRunbook(readiness, slow.id, templates)).toContain(
      'curl -sS -m 2 "http://${EXPORTER:?}/activity"',
    );
  });
});

describe("two breaks that look the same in everything", () => {
  const twin = aTold("cache-slow", "Saves hang too", { locks: 0 });

  it("say so, and are not asked about by a probe that says the same in both", () => {
    const markdown = rendered([slow, twin]);
    expect(section(markdown, "Diagnose further")).toContain(
      "- B. [Saves hang too](cache-slow.md) looks the same from outside:\n  - nothing that was measured tells them apart",
    );
    expect(section(markdown, "Diagnose further")).not.toContain("Run this:");
    expect(section(markdown, "Is it this")).not.toContain("Ask the probe");
  });
});

const said = (finding: BreakFinding, during: number): BreakFinding => ({
  ...finding,
  phases: finding.phases.map((phase) => ({
    ...phase,
    probes: [...(phase.probes ?? []), aProbeFigures("queue", phase.phase === "during" ? during : 0)],
  })),
});

describe("two breaks that look much alike", () => {
  const partly = aTold("list-locked", "Lists are empty", {
    locks: 20,
    during: { good: 4000, share: ratio(0.66) },
  });

  it("are told apart by a probe too, though one kind of sign in their calls differs", () => {
    const markdown = rendered([slow, partly]);
    expect(section(markdown, "Diagnose further")).toContain(
      "**From outside, this one and B look much alike.** Run this:\n\n```sh",
    );
    expect(section(markdown, "Diagnose further")).toContain("- B. [Lists are empty](list-locked.md):\n");
    expect(section(markdown, "Is it this")).toContain("2. **Ask the probe `waiting-on-lock`");
  });

  it("come behind those that look the same: the probe that tells those apart is asked", () => {
    const queue = aProbe({ name: "queue", read: { kind: "run", command: "cat queue" } });
    const same = said(aTold("queue-full", "Nothing is sent", { locks: 0 }), 900);
    const markdown = rendered([said(slow, 0), said(partly, 0), same], [aProbe(), queue]);
    expect(section(markdown, "Is it this")).toContain("2. **Ask the probe `queue`");
  });
});

describe("two breaks that differ in their calls", () => {
  const quick = aTold("edge-cut", "Nobody gets in", {
    locks: 0,
    during: { p50Ms: 1, p99Ms: 2, errors: { refused: 6000 }, good: 0, share: ratio(0) },
  });

  it("are not said to look the same, and their surest difference stands first", () => {
    const [sibling] = lookAlikes([slow, quick], slow, [aProbe()]).siblings;
    expect(sibling).toMatchObject({ looksSame: false, question: null });
    expect(sibling?.differences.map(({ signal }) => signal)).toEqual([
      "Errors, of all calls",
      "How long calls take",
    ]);
  });

  it("leave the second check to the times, when no probe was moved by this break", () => {
    expect(section(rendered([quick, locked]), "Is it this")).toContain("2. **Look at how long calls take");
  });

  it("ask the probe that the fault of this break moves", () => {
    expect(section(rendered([locked, quick]), "Is it this")).toContain(
      "- No match, it says 0: [Nobody gets in](edge-cut.md).",
    );
  });
});

const call = (name: string, share: number) => ({
  call: name,
  sent: 3000,
  good: 3000 * share,
  share: ratio(share),
  p50Ms: 3,
  p99Ms: 27,
  errors: {},
});

const rowOf = (self: BreakFinding, ...others: readonly BreakFinding[]) =>
  lookAlikes([self, ...others], self).signs.find(({ name }) => name === "Calls that suffer");

describe("the calls that suffer", () => {
  const some = aTold("some", "Saves fail", {
    during: { byCall: [call("record-contact", 0), call("next-voter", 1)] },
  });
  it("tell a break that hits one of them from a break that hits all", () => {
    expect(rowOf(slow, some)?.cells).toEqual([
      { text: "all: record-contact (0 % good), next-voter (8 % good)", tells: false },
      { text: "only record-contact (0 % good)", tells: true },
    ]);
  });

  it("are none where all calls are as good as before", () => {
    const none = aTold("none", "x", { during: { byCall: [call("record-contact", 0.95)] } });
    expect(rowOf(none)?.cells[0]?.text).toBe("none");
  });
});

const errors = (timeout: number, busy: number): Partial<PhaseFigures> => ({
  errors: { timeout, "status 503": busy },
});

const silent = (id: string, after: string) => ({
  ...aTold(id, id),
  processDeaths: [`the service stopped answering ${after} after the fault`],
});

describe("signs that move by themselves", () => {
  it("such as which of two equal errors leads tell nothing", () => {
    const [one, other] = [
      aTold("one", "x", { during: errors(2500, 2400) }),
      aTold("other", "y", { during: errors(2400, 2500) }),
    ];
    expect(lookAlikes([one, other], one).siblings[0]?.looksSame).toBe(true);
  });

  it("such as how long after the fault a service fell silent tell nothing", () => {
    const [one, other] = [silent("one", "109.2 ms"), silent("other", "1.2 s")];
    expect(lookAlikes([one, other], one).siblings[0]?.differences).toEqual([]);
  });
});

const alone = (cameBack: boolean) => ({ cameBack, text: cameBack ? "comes back" : "does not come back" });

describe("whether it comes back by itself", () => {
  it("stands in the table, and tells apart two breaks of which one does", () => {
    const [one, other] = [
      { ...slow, alone: alone(true) },
      { ...locked, alone: alone(false) },
    ];
    const row = lookAlikes([one, other], one).signs.find(({ name }) => name.startsWith("Comes back"));
    expect(row?.cells).toEqual([
      { text: "comes back", tells: false },
      { text: "does not come back", tells: true },
    ]);
  });
});

it("a break that was not measured is not said to look like any", () => {
  const unmeasured = { ...aProcessDeath(), phases: [], processDeaths: [] };
  expect(lookAlikes([slow, unmeasured], slow).siblings[0]).toMatchObject({
    looksSame: false,
    differences: [],
  });
});

it("a run of more than 26 breaks goes on with two letters", () => {
  const many = Array.from({ length: 28 }, (_, index) => aTold(`b${index}`, `Symptom ${index}`));
  const letters = lookAlikes(many, many[0] ?? slow).columns.map(({ letter }) => letter);
  expect(letters.slice(-3)).toEqual(["Z", "AA", "AB"]);
});
