import { describe, expect, it } from "vitest";
import { judgeRun } from "../../findings/judge-run.ts";
import { aBreak, aPlan } from "../support/a-plan.ts";
import { aRecord } from "../support/a-record.ts";
import { aBareTabletop, aTabletop } from "../support/a-tabletop.ts";

const plan = aPlan({ breaks: [aBreak()] });
const without = judgeRun(aRecord(plan).build());
const found = judgeRun(aRecord({ ...plan, tabletops: [aTabletop(), aBareTabletop()] }).build());

describe("what was only talked about", () => {
  it("is told as it was planned, each with its runbook", () => {
    expect(found.tabletops).toEqual([
      { ...aTabletop(), runbook: "runbooks/name-gone.md" },
      { ...aBareTabletop(), runbook: "runbooks/certificate-out.md" },
    ]);
    expect(without).not.toHaveProperty("tabletops");
  });

  it("counts for nothing: the same verdict, gates, breaks and page one as without it", () => {
    const { tabletops: _, notTested: __, ...rest } = found;
    const { notTested: ___, ...bare } = without;
    expect(rest).toEqual(bare);
    expect(JSON.stringify(found.pageOne)).not.toContain("name-gone");
  });

  it("is named among what was not tested", () => {
    expect(found.notTested.filter((text) => !without.notTested.includes(text))).toEqual([
      "The tabletop name-gone was talked about at most: nothing of it was run.",
      "The tabletop certificate-out was talked about at most: nothing of it was run.",
    ]);
  });
});
