import { describe, expect, test } from "vitest";
import type { AloneFinding } from "../../model/readiness.ts";
import { seconds } from "../../model/units.ts";
import { htmlFormat } from "../../reports/formats/html.ts";
import { jsonFormat } from "../../reports/formats/json.ts";
import { markdownFormat } from "../../reports/formats/markdown.ts";
import { renderRunbook } from "../../runbooks/index.ts";
import { aReadiness } from "../support/a-readiness.ts";
import { aReadinessForRunbooks } from "../support/a-readiness-for-runbooks.ts";
import { aBreakFinding } from "../support/a-runbook-finding.ts";
import { shippedTemplates } from "../support/runbook-templates.ts";

const STAYS_DOWN = "does not recover by itself: after the fault was gone 0 % of calls were good for 8 s";
const COMES_BACK = "comes back by itself 1.2 s after the fault is gone";

const render = (alone?: AloneFinding): string => {
  const finding = aBreakFinding(alone === undefined ? {} : { alone });
  return renderRunbook(aReadinessForRunbooks({ breaks: [finding] }), finding.id, shippedTemplates());
};

const section = (markdown: string, name: string): string =>
  markdown.split(`\n## ${name}\n`)[1]?.split("\n## ")[0] ?? "";

describe("the runbook of a break that was left alone", () => {
  test("says under its title, on its first screen and before the way back that it stays down", () => {
    const markdown = render({ cameBack: false, text: STAYS_DOWN });
    const [head = ""] = markdown.split("\n## ");
    expect(head).toContain(`Left alone, it ${STAYS_DOWN}.`);
    expect(section(markdown, "In 30 seconds")).toContain(`- **Left alone:** it ${STAYS_DOWN}.\n`);
    expect(section(markdown, "Roll back")).toContain(
      `- **Left alone** it ${STAYS_DOWN}. Do not wait for it.\n`,
    );
  });

  test("says that it comes back, and does not say that waiting is in vain", () => {
    const markdown = render({ cameBack: true, afterMs: seconds(1.2), text: COMES_BACK });
    expect(section(markdown, "In 30 seconds")).toContain(`- **Left alone:** it ${COMES_BACK}.\n`);
    expect(section(markdown, "Roll back")).toContain(`- **Left alone** it ${COMES_BACK}.\n`);
  });

  test("takes what the service said for text", () => {
    const markdown = render({ cameBack: false, text: "the service said <b>`[x](y)`</b>\n## Done" });
    expect(markdown).not.toMatch(/<b>|^## Done/mu);
  });

  test("says nothing where nobody wanted to know", () => {
    expect(render()).not.toMatch(/left alone/iu);
  });
});

test("the reports say it too", () => {
  const readiness = aReadiness();
  const breaks = readiness.breaks.map((found) => ({
    ...found,
    alone: { cameBack: false, text: STAYS_DOWN },
  }));
  const shown = { ...readiness, breaks };
  for (const format of [htmlFormat, jsonFormat, markdownFormat]) {
    expect(format.render(shown), format.name).toContain("does not recover by itself");
    expect(format.render(readiness), format.name).not.toContain("does not recover by itself");
  }
});
