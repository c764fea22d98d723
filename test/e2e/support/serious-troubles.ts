import axe from "axe-core";
import type { Page } from "playwright-core";

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe-core calls serious or worse on a page. */
export async function seriousTroubles(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations }: { violations: Violation[] } = await page.evaluate(
    `axe.run({ resultTypes: ["violations"] })`,
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
