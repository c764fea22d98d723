import { describe, expect, test } from "vitest";
import type { Tabletop } from "../../model/tabletop.ts";
import {
  judgeFreshness,
  readRunbook,
  renderIndex,
  renderRunbook,
  renderTabletop,
  type CurrentInputs,
} from "../../runbooks/index.ts";
import { namedRunbook } from "../../runbooks/named-runbook.ts";
import { findRunbooks } from "../../runbooks/search/find-runbooks.ts";
import { firstAction } from "../../runbooks/sections.ts";
import { aReadinessForRunbooks } from "../support/a-readiness-for-runbooks.ts";
import { aTabletop } from "../support/a-tabletop.ts";
import { shippedTemplates } from "../support/runbook-templates.ts";
import { lintOf, readinessOf, readTabletop, renderedTabletop } from "../support/tabletop-runbooks.ts";
import { tenRunbooks } from "../support/ten-runbooks.ts";

const templates = shippedTemplates();

const now = (people = "aa11"): CurrentInputs => ({
  kind: "there",
  parts: { people },
  template: "t",
  files: [],
});

describe("how long it can be trusted", () => {
  const published = { ...templates, tabletop: { customised: [], sha256: "t" } };
  const dated = (tabletop: Tabletop) =>
    readRunbook(renderTabletop(readinessOf(tabletop), tabletop.id, published), "a.md");

  test("is from its talk on, not from the run that wrote it", () => {
    expect(judgeFreshness(dated(aTabletop()), "2026-11-22", now())).toMatchObject({
      kind: "fresh",
      reviewBy: "2026-12-11",
    });
    expect(judgeFreshness(dated(aTabletop()), "2026-12-12", now())).toMatchObject({ kind: "stale" });
  });

  test("is not at all before somebody has talked it through", () => {
    const { talked: _, ...untold } = aTabletop();
    expect(judgeFreshness(dated(untold), "2026-11-22", now())).toMatchObject({
      kind: "stale",
      reasons: [{ kind: "calendar", text: "nobody has talked it through yet" }],
    });
  });

  test("ends when its words change", () => {
    expect(judgeFreshness(dated(aTabletop()), "2026-11-22", now("bb22"))).toMatchObject({
      kind: "stale",
      reasons: [{ kind: "words" }],
    });
  });
});

describe("lint of a tabletop finds", () => {
  test.each<[string, (text: string) => string, string]>([
    ["no owner", (text) => text.replace(/^owner: .*$/mu, 'owner: ""'), "nobody owns it"],
    [
      "a section that is missing",
      (text) => text.replace(/\n## Questions to talk through\n[\s\S]*?(?=\n## )/u, ""),
      'there is no section "Questions to talk through"',
    ],
    [
      "a section of a break",
      (text) => text.replace("## Who owns it", "## Verify it worked"),
      '"Verify it worked" is no section of a runbook',
    ],
    [
      "the claim that it is verified",
      (text) => text.replace("  status: tabletop", "  status: verified"),
      'it is a tabletop, and its status says "verified"',
    ],
    [
      "that its top does not say it",
      (text) => text.replace("**TABLETOP**, not run", "Fine"),
      'it does not say "TABLETOP" at its top',
    ],
  ])("%s", (_what, change, what) => {
    const changed = change(renderedTabletop());
    expect(changed).not.toBe(renderedTabletop());
    expect(lintOf(changed).map((found) => found.what)).toContainEqual(expect.stringContaining(what));
  });

  test("a runbook of a break that says it is a tabletop without being one", () => {
    const text = renderRunbook(aReadinessForRunbooks(), "edge-cut", templates).replace(
      /^ {2}status: .*$/mu,
      "  status: tabletop",
    );
    expect(lintOf(text).map(({ what }) => what)).toContain(
      'it is no tabletop, and its status says "tabletop"',
    );
  });
});

describe("people find it", () => {
  const all = [...tenRunbooks(), readTabletop()];

  test.each(["the name does not resolve", "site cannot be found", "nobody finds our site"])(
    "by %s, before ten breaks",
    (query) => {
      expect(findRunbooks(all, query, 3).found[0]?.runbook.frontMatter.id).toBe(
        "gotv-election-day/name-gone",
      );
    },
  );

  test("by its id, and by no alert: none can be made of it", () => {
    expect(namedRunbook(all, "name-gone")).toMatchObject({ kind: "one" });
    expect(namedRunbook(all, "GotvElectionDayNameGone").kind).toBe("none");
  });

  test("with what to do first", () => {
    expect(firstAction(readTabletop())).toMatch(/^Ask a resolver outside of our network\. Step 1 of 3/u);
  });

  test("in the index, which does not call it verified", () => {
    const index = renderIndex([{ file: "x/name-gone.md", runbook: readTabletop() }]);
    expect(index).toContain(
      "| [Nobody finds our site](x/name-gone.md) | sev1 | tabletop | never run | operations |",
    );
    expect(index).toContain('Those with the status "tabletop" were talked through at most and never run');
    const [broken] = tenRunbooks();
    expect(broken === undefined ? "" : renderIndex([{ file: "y.md", runbook: broken }])).not.toContain(
      "tabletop",
    );
  });
});
