import { afterEach, describe, expect, test, vi } from "vitest";
import { readRunbook, renderRunbook } from "../../runbooks/index.ts";
import { judgedRun, recordedRuns } from "../support/recorded-runs.ts";
import { shippedTemplates } from "../support/runbook-templates.ts";

/*
 * Runbooks of real runs, as they are today. When one changes, the difference is what people will read: look at it, then
 * npx vitest run --project unit test/runbooks/golden.test.ts -u
 */

const templates = shippedTemplates();
const runs = await Promise.all(recordedRuns.map(async (name) => [name, await judgedRun(name)] as const));
const runbooks = runs.flatMap(([run, readiness]) =>
  readiness.breaks.map(({ id }) => [`${run}-${id}`, readiness, id] as const),
);

afterEach(() => vi.unstubAllEnvs());

test("the recorded runs hold what a run proved and what it could not decide, and what was rejected", () => {
  const found = runs.flatMap(([, { breaks }]) => breaks);
  expect(new Set(found.map(({ outcome }) => outcome))).toEqual(new Set(["fix-proven", "inconclusive"]));
  expect(found.some(({ fixes }) => fixes.some(({ outcome }) => outcome === "rejected"))).toBe(true);
  expect(found.some(({ alone }) => alone?.cameBack === false)).toBe(true);
});

describe.each(runbooks)("%s", (name, readiness, id) => {
  const text = renderRunbook(readiness, id, templates);

  test("is as it was", async () => {
    await expect(text).toMatchFileSnapshot(`../golden/${name}.md`);
  });

  test("has the same bytes in another place, at another time, and after another one", () => {
    vi.stubEnv("TZ", "Pacific/Auckland");
    vi.stubEnv("LC_ALL", "tr_TR.UTF-8");
    vi.useFakeTimers({ now: new Date("2031-01-01T00:00:00Z") });
    const again = JSON.parse(JSON.stringify(readiness)) as typeof readiness;
    for (const other of again.breaks) renderRunbook(again, other.id, templates);
    expect(renderRunbook(again, id, templates)).toBe(text);
    vi.useRealTimers();
  });

  test("says what to do in few words: a first screen and the rest of a card", () => {
    const runbook = readRunbook(text, `${name}.md`);
    const words = (heading: string): number => {
      const section = runbook.sections.find((one) => one.heading === heading)?.text ?? "";
      return [...section.replaceAll(/^( *)```[\s\S]*?^\1```/gmu, "").matchAll(/[\p{L}\p{N}]\S*/gu)].length;
    };
    const steps = [...text.matchAll(/^### \d+\. /gmu)].length;
    const action = [
      "In 30 seconds",
      "Is it this",
      "Impact",
      "Stop the bleeding",
      "Verify it worked",
      "If it did not work",
    ];
    expect(words("In 30 seconds")).toBeLessThanOrEqual(240);
    expect(action.reduce((sum, heading) => sum + words(heading), 0)).toBeLessThanOrEqual(
      600 + 55 * Math.max(0, steps - 1),
    );
  });
});
