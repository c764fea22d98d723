import { describe, expect, test } from "vitest";
import { UsageError } from "../../model/errors.ts";
import type { BreakFinding } from "../../model/readiness.ts";
import { millis, seconds } from "../../model/units.ts";
import { renderRunbook } from "../../runbooks/index.ts";
import { aFallback, aFix, aStep, aStepOutcome } from "../support/a-break-part.ts";
import { aReadinessForRunbooks } from "../support/a-readiness-for-runbooks.ts";
import { aBreakFinding, aBreakWithoutFix, aProcessDeath } from "../support/a-runbook-finding.ts";
import { shippedTemplates } from "../support/runbook-templates.ts";

const templates = shippedTemplates();
const render = (finding: BreakFinding): string =>
  renderRunbook(aReadinessForRunbooks({ breaks: [finding] }), finding.id, templates);

const section = (markdown: string, name: string): string =>
  markdown.split(`\n## ${name}\n`)[1]?.split("\n## ")[0] ?? "";

const withOutcomes = (outcome: BreakFinding["outcome"], fix: "proven" | "rejected" | "not-tried") => {
  const finding = aBreakFinding({ outcome });
  return { ...finding, fixes: finding.fixes.map((one) => ({ ...one, outcome: fix })) };
};

describe("what a runbook may claim", () => {
  test.each([
    ["VERIFIED", aBreakFinding()],
    ["VERIFIED", withOutcomes("withstood", "not-tried")],
    ["FIX REJECTED", withOutcomes("fix-rejected", "rejected")],
    ["UNVERIFIED", withOutcomes("fix-rejected", "not-tried")],
    ["UNVERIFIED", aBreakWithoutFix()],
    ["PARTIAL", withOutcomes("never-recovered", "proven")],
    ["UNVERIFIED", withOutcomes("fixed-by-people", "not-tried")],
    ["UNVERIFIED", withOutcomes("given-up", "not-tried")],
    ["INCONCLUSIVE", withOutcomes("inconclusive", "proven")],
  ])("%s", (word, finding) => {
    expect(render(finding)).toContain(`> **${word}** 22 Nov 2026, 02:47 UTC in run \`run-7f3c\``);
  });

  test("a fix that was proven in a run that could not decide is not offered as proven", () => {
    const markdown = render(withOutcomes("inconclusive", "proven"));
    expect(section(markdown, "Stop the bleeding")).toContain("**No verified fix.** Go to [the fallback]");
    expect(section(markdown, "In 30 seconds")).toContain("no fix is proven");
    expect(markdown).toContain('fix: "none"');
  });

  test("a system that withstood the break needs nobody to do anything", () => {
    const finding = withOutcomes("withstood", "not-tried");
    expect(section(render(finding), "In 30 seconds")).toContain("**Do this now:** nothing.");
  });
});

describe("where nothing is known, the runbook says so", () => {
  const markdown = render(aBreakWithoutFix());

  test.each([
    ["Stop the bleeding", "**No verified fix.** Go to [the fallback](#fall-back-to-people)."],
    ["Stop the bleeding", "Why there is no fix: The line belongs to the provider."],
    ["Fall back to people", "No paper fallback is written in the scenario. Write one."],
    ["Do not do this", "No fix was tried and rejected"],
    ["Permanent fix", "No permanent fix is written in the scenario. Write one."],
    ["Roll back", "the system did not come back"],
    ["Diagnose further", "no other break to compare with"],
  ])("%s: %s", (name, text) => {
    expect(section(markdown, name)).toContain(text);
  });

  test("a run without a ledger measured no lost writes", () => {
    const { ledger: _, ...readiness } = aReadinessForRunbooks();
    expect(section(renderRunbook(readiness, "database-slow", templates), "Impact")).toContain(
      "were not measured",
    );
  });

  test("a system that came back too late is not said to have never come back", () => {
    const late = aBreakFinding({ outcome: "never-recovered", recoveredAfterMs: millis(17_000) });
    expect(section(render(late), "Roll back")).toContain("came back too late:** 17 s");
    expect(section(render(late), "Diagnose further")).not.toContain("never");
  });
});

describe("the numbers", () => {
  const markdown = renderRunbook(aReadinessForRunbooks(), "database-slow", templates);

  test("of the proven fix stand in the first section", () => {
    expect(section(markdown, "In 30 seconds")).toContain(
      "state `queue-writes` **after 1.2 s**, 99.8 % of calls good",
    );
  });

  test("of the rejected fix stand under what not to do", () => {
    expect(section(markdown, "Do not do this")).toContain(
      "| Raise the pool from 20 to 80 | 12 % | 5 s | 5 s |",
    );
  });

  test("of zero are not left out", () => {
    expect(section(markdown, "Impact")).toContain("| Data | 0 acknowledged writes lost or doubled here;");
    expect(section(markdown, "Measured symptoms")).toContain("0 cut by the tool's own healing");
  });

  test("of damage count the phases of this break only", () => {
    const ledger = {
      ...aReadinessForRunbooks().ledger,
      damageIn: { "database-slow/during": 3, "edge-cut/after": 4 },
    };
    const readiness = aReadinessForRunbooks({
      ledger: {
        acknowledged: 9,
        stored: 9,
        lost: 7,
        doubled: 0,
        inDoubt: 0,
        lostCalls: [],
        doubledCalls: [],
        ...ledger,
      },
    });
    expect(renderRunbook(readiness, "database-slow", templates)).toContain(
      "| Data | 3 acknowledged writes lost or doubled here;",
    );
  });

  test("of the budget follow from the plan and the measured pace", () => {
    // 45 % of 1.2 M calls may go wrong in 0.5 %: 2,700. 3,000 bad in 10 s of the replay are 3,000 in 36 min of the day.
    expect(section(markdown, "In 30 seconds")).toContain("is gone in **32 min 24 s**");
    expect(section(markdown, "Impact")).toContain(
      "2,700 bad calls in the day as rehearsed, gone in 32 min 24 s",
    );
  });

  test("of the other breaks tell look-alikes apart", () => {
    const diagnose = section(markdown, "Diagnose further");
    expect(diagnose).toContain(
      "- B. [Every call is refused](service-dies.md):\n  - Processes that died: `gotv: exit code 1` there",
    );
    expect(diagnose).toContain("- C. [Nobody reaches the site](edge-cut.md) looks the same from outside:\n");
  });

  test("of each second draw a picture in which the worst second stays visible", () => {
    expect(section(markdown, "Measured symptoms")).toContain("During, no fix             ▃▁▁▁▁▁▁▁▁▁  4 %");
  });
});

const stepOf = (step: Parameters<typeof aStep>[0], outcome = aStepOutcome()): string => {
  const fix = aFix({ steps: [aStep(step)] });
  const finding = aBreakFinding({
    fixes: [{ id: fix.id, title: fix.title, outcome: "proven", reason: "it helped", steps: [outcome], fix }],
  });
  return section(render(finding), "Stop the bleeding");
};

describe("a step", () => {
  test("without an expected text still says what to expect", () => {
    const { expect: _, ...rest } = aStep();
    const fix = aFix({ steps: [rest] });
    const finding = aBreakFinding({
      fixes: [{ id: fix.id, title: fix.title, outcome: "proven", reason: "it helped", steps: [], fix }],
    });
    expect(section(render(finding), "Stop the bleeding")).toContain(
      "**Expect:** a status of 2xx on the last line",
    );
  });

  test("that was not run says so", () => {
    expect(section(render(aProcessDeath()), "Stop the bleeding")).toContain("**Exercised in run-7f3c:** no.");
  });

  test("that failed in the run says so", () => {
    expect(stepOf({}, aStepOutcome({ ok: false, output: "" }))).toContain(
      "it did **not** give what was expected",
    );
  });

  test("with an address that only the run had says so, and shows the command that ran", () => {
    const text = stepOf(
      {
        action: {
          kind: "http",
          method: "POST",
          url: "http://127.0.0.1:${ports.gotv}/flag",
          body: '{"on":1}',
        },
      },
      aStepOutcome({ command: 'POST http://127.0.0.1:41233/flag {"on":1}' }),
    );
    expect(text).toContain("http://127.0.0.1:41233/flag");
    expect(text).toContain("Put in yours.");
  });

  test("whose answer is long shows the part with the expected text", () => {
    const output = `200 ${"x".repeat(900)}"degraded":true${"y".repeat(900)}`;
    expect(stepOf({}, aStepOutcome({ output }))).toMatch(/Seen: `…x+"degraded":truey+…`/u);
  });

  test("of two with one title has its own outcome", () => {
    const fix = aFix({ steps: [aStep(), aStep()] });
    const steps = [aStepOutcome({ tookMs: 1 }), aStepOutcome({ tookMs: 2, ok: false })];
    const finding = aBreakFinding({
      fixes: [{ id: fix.id, title: fix.title, outcome: "proven", reason: "it helped", steps, fix }],
    });
    const [, first, second] = section(render(finding), "Stop the bleeding").split("\n### ");
    expect(first).toContain("yes, it took 1 ms");
    expect(second).toContain("did **not** give what was expected, after 2 ms");
  });
});

test("a break that the run does not have is refused with those it has", () => {
  expect(() => renderRunbook(aReadinessForRunbooks(), "database-slwo", templates)).toThrow(UsageError);
});

describe("what stands in the scenario for people", () => {
  const finding = aBreakFinding({
    fallback: aFallback({ back: ["Two people type it in."], giveUpAfter: seconds(600) }),
  });

  test("how paper comes back, each step with whether it was exercised", () => {
    const people = section(render(finding), "Fall back to people");
    expect(people).toContain(
      "**How paper comes back into the system:**\n\n1. Two people type it in. Exercised: no.",
    );
    expect(people.match(/^\d+\. /gmu)).toHaveLength(people.match(/Exercised: no\.$/gmu)?.length ?? 0);
  });

  test("how paper comes back stands on the first screen too, in one line", () => {
    const fallback = aFallback({ back: ["Two people type it in", "Count the sheets."] });
    expect(section(render({ ...finding, fallback }), "In 30 seconds")).toContain(
      "\n  - Paper comes back: 1. Two people type it in 2. Count the sheets.\n",
    );
    expect(section(render(aBreakFinding()), "In 30 seconds")).toContain(
      "\n  - Paper comes back: not written in the scenario\n",
    );
  });

  test("when to give up stands on the first screen, beside when the budget is gone, and where the fix failed", () => {
    const text = renderRunbook(aReadinessForRunbooks({ breaks: [finding] }), finding.id, templates);
    const first = section(text, "In 30 seconds");
    expect(first).toContain("at the latest after 10 min. Trigger:");
    expect(first).toContain("is gone in **32 min 24 s** (computed)");
    expect(section(text, "If it did not work")).toContain("**10 min after it began:** give up.");
  });

  test("where nobody wrote how paper comes back, it says so", () => {
    expect(section(render(aBreakFinding()), "Fall back to people")).toContain(
      "Write it, before there is paper.",
    );
  });
});

const undone = (undoExpect: string): string => {
  const fix = aFix({ steps: [aStep({ undoExpect })] });
  const steps = [aStepOutcome(), aStepOutcome({ kind: "undo", output: '200 {"degraded":false}' })];
  const proven = {
    id: fix.id,
    title: fix.title,
    outcome: "proven",
    reason: "it helped",
    steps,
    fix,
  } as const;
  return section(render(aBreakFinding({ fixes: [proven] })), "Roll back");
};

describe("an undo", () => {
  test("says what to expect, and that the run saw it", () => {
    expect(undone('"degraded":false')).toContain('- **Expect:** `"degraded":false` in the output.');
    expect(undone('"degraded":false')).toContain("**Exercised in run-7f3c:** yes, it took");
  });

  test("that did not give what the scenario says tells that", () => {
    expect(undone("restored")).toContain("it did **not** give what was expected");
  });
});

const endsIn = (during: string, fixed: string) => {
  const finding = aBreakFinding();
  const endState = { during, fixed, before: "full", after: "full" } as Readonly<Record<string, string>>;
  const phases = finding.phases.map((phase) => ({ ...phase, endState: endState[phase.phase] ?? "full" }));
  const state = { get: "http://127.0.0.1:8080/healthz", field: "state" };
  return renderRunbook(
    aReadinessForRunbooks({ breaks: [{ ...finding, phases }], state }),
    finding.id,
    templates,
  );
};

describe("the state", () => {
  test("that was reached is said, and asked for", () => {
    const markdown = endsIn("full", "queue-writes");
    expect(section(markdown, "In 30 seconds")).toContain("Measured: state `queue-writes` **after 1.2 s**");
    expect(section(markdown, "Verify it worked")).toContain(
      '- **Expect:** `"state":"queue-writes"`, within 10 s',
    );
  });

  test("that was better than wanted is not called the wanted one", () => {
    const markdown = endsIn("off", "full");
    expect(section(markdown, "In 30 seconds")).toContain("Measured: state `full` **after 1.2 s**");
    expect(section(markdown, "Verify it worked")).toContain('- **Expect:** `"state":"full"`');
  });

  test("that is the same without the fix proves nothing and is not asked for", () => {
    const verify = section(endsIn("full", "full"), "Verify it worked");
    expect(verify).not.toContain("healthz");
    expect(verify).toContain("The state does not tell: it is `full` with the fix and without.");
  });
});
