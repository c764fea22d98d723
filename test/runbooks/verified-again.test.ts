import { describe, expect, test } from "vitest";
import { sha256 } from "../../cli/sha256.ts";
import {
  judgeFreshness,
  publishOver,
  readRunbook,
  renderRunbook,
  verifiedAgain,
} from "../../runbooks/index.ts";
import { aReadinessForRunbooks } from "../support/a-readiness-for-runbooks.ts";
import { someInputs, somePartHashes } from "../support/some-inputs.ts";
import { shippedTemplates } from "../support/runbook-templates.ts";

const templates = { ...shippedTemplates(), sha256: "template-1" };
const rendered = (run: string, startedAt: string, service: string): string =>
  renderRunbook(
    aReadinessForRunbooks({
      run,
      startedAt,
      inputs: { ...someInputs(["database-slow"]), files: [{ path: "../service", sha256: service }] },
    }),
    "database-slow",
    templates,
  );

const NOTE = "<!-- notes: begin -->\n## Ask Maria\n<!-- notes: end -->";
const published = publishOver(
  undefined,
  rendered("run-1", "2026-11-22T02:47:00.000Z", "service-1"),
  sha256,
).text.replace("<!-- notes: begin -->\n<!-- notes: end -->", NOTE);
const LATER = { run: "run-2", on: "2026-12-20T10:00:00.000Z", reviewIn: 30 };
const again = (text: string, later = LATER): string =>
  verifiedAgain(text, "a.md", { ...later, rendered: rendered(later.run, later.on, "service-2") }, sha256);

const freshOn = (text: string, today: string, service: string) =>
  judgeFreshness(readRunbook(text, "a.md"), today, {
    kind: "there",
    parts: somePartHashes(),
    template: "template-1",
    files: [{ path: "../service", sha256: service }],
  });

describe("a runbook that was verified again", () => {
  const text = again(published);

  test("is fresh from that day on, with the service as it was then", () => {
    expect(freshOn(published, "2026-12-21", "service-2").kind).toBe("stale");
    expect(freshOn(text, "2026-12-21", "service-2")).toMatchObject({ kind: "fresh", reviewBy: "2027-01-19" });
  });

  test("says so to people and to programs, beside the run that its words are from", () => {
    const { status, frontMatter } = readRunbook(text, "a.md");
    expect(status).toContain(
      "> **VERIFIED AGAIN** 20 Dec 2026, 10:00 UTC in run `run-2`: every number within its tolerance. Review by 19 Jan 2027.",
    );
    expect(frontMatter.verification).toMatchObject({ run: "run-1", again: { run: "run-2", on: LATER.on } });
    expect(status).toContain("`run-1`");
  });

  test("keeps every other word, those of people too", () => {
    expect(readRunbook(text, "a.md").sections).toEqual(readRunbook(published, "a.md").sections);
    expect(text).toContain(NOTE);
  });

  test("is published over as if nothing had been done by hand", () => {
    const next = rendered("run-3", "2026-12-21T10:00:00.000Z", "service-2");
    expect(publishOver(text, next, sha256)).toMatchObject({ conflicts: [], kept: 1 });
  });

  test("tells the last time only, however often it was verified", () => {
    const twice = again(text, { ...LATER, run: "run-3", on: "2027-01-10T10:00:00.000Z" });
    expect(twice.match(/VERIFIED AGAIN/gu)).toHaveLength(1);
    expect(readRunbook(twice, "a.md").frontMatter.verification).toMatchObject({ again: { run: "run-3" } });
    expect(twice.split("\n")).toHaveLength(text.split("\n").length);
  });
});

test.each([
  ["edited by hand", published.replace("## Impact\n", "## Impact\n\nMine.\n")],
  ["not published", rendered("run-1", "2026-11-22T02:47:00.000Z", "service-1")],
  ["with a note that never ends", published.replace("<!-- notes: end -->", "")],
])("a file that is %s is left alone", (_, text) => {
  expect(() => again(text)).toThrow('"a.md" is not as gameday published it.');
});
