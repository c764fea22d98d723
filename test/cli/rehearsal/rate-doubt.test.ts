import { expect, test } from "vitest";
import { rateDoubt } from "../../../cli/rehearsal/rate-doubt.ts";
import { readRunbook, renderRunbook } from "../../../runbooks/index.ts";
import { judgedRun } from "../../support/recorded-runs.ts";
import { shippedTemplates } from "../../support/runbook-templates.ts";

const day = await judgedRun("gotv-database");
// 60,000 calls in 170 s: about 353 a second.
const runbookOf = (id: string) => readRunbook(renderRunbook(day, id, shippedTemplates()), `${id}.md`);
const slow = runbookOf("database-slow");

test("a rate much below the measured one is doubted, with what to give instead", () => {
  expect(rateDoubt(slow, 100)).toBe(
    "At 100 calls/s this break may do no harm: 30.7 % good calls were measured at about 353 calls/s. Give it more: --calls-per-second 353.",
  );
});

test("the most calls a second that a rehearsal sends may still be too few: then nothing more can be given", () => {
  const { frontMatter } = slow;
  const measured = frontMatter.verification.measured.map((one) =>
    one.what === "calls" ? { ...one, value: 1_200_000 } : one,
  );
  const verification = { ...frontMatter.verification, measured };
  expect(rateDoubt({ ...slow, frontMatter: { ...frontMatter, verification } }, 1000)).toContain(
    "at about 7,059 calls/s. If nothing shows, type give up",
  );
});

test("a break that was withstood without a fix is doubted at any rate", () => {
  const { frontMatter } = slow;
  const verification = { ...frontMatter.verification, fix: "none" };
  expect(rateDoubt({ ...slow, frontMatter: { ...frontMatter, verification } }, 1000)).toContain(
    "withstood this break without a fix: people may find nothing to fix.",
  );
});

test("a rate like the measured one, a break that lets nothing through, and no runbook leave nothing to doubt", () => {
  expect(rateDoubt(slow, 200)).toBeUndefined();
  expect(rateDoubt(runbookOf("database-lost"), 20)).toBeUndefined();
  expect(rateDoubt(undefined, 20)).toBeUndefined();
});
