import { describe, expect, test } from "vitest";
import { judgeFreshness, readRunbook, renderRunbook, type CurrentInputs } from "../../runbooks/index.ts";
import { aReadinessForRunbooks } from "../support/a-readiness-for-runbooks.ts";
import { someInputs, somePartHashes } from "../support/some-inputs.ts";
import { shippedTemplates } from "../support/runbook-templates.ts";

const templates = { ...shippedTemplates(), sha256: "template-1" };
const readiness = aReadinessForRunbooks({ inputs: someInputs(["database-slow"]) });
const render = (of = readiness) =>
  readRunbook(renderRunbook(of, "database-slow", templates), "database-slow.md");
const runbook = render();

type There = Extract<CurrentInputs, { kind: "there" }>;
const now = (change: Partial<There> = {}): There => ({
  kind: "there",
  parts: somePartHashes(),
  template: "template-1",
  files: [{ path: "../service", sha256: "service-1" }],
  ...change,
});

const TODAY = "2026-11-30";
const reasonsOn = (today: string, inputs: CurrentInputs = now(), of = runbook): readonly string[] => {
  const freshness = judgeFreshness(of, today, inputs);
  return freshness.kind === "fresh" ? [] : freshness.reasons.map(({ text }) => text);
};

test("a runbook of which nothing changed is fresh until the day of its review", () => {
  expect(reasonsOn("2026-12-22")).toEqual([]);
  expect(reasonsOn("2026-12-23")).toEqual(["review was due on 22 Dec 2026"]);
});

test.each([
  ["2026-12-14", false],
  ["2026-12-15", true],
  ["2026-12-22", true],
])("a week before it warns: on %s %s", (today, isDueSoon) => {
  expect(judgeFreshness(runbook, today, now())).toEqual({ kind: "fresh", reviewBy: "2026-12-22", isDueSoon });
});

test("a break may ask for its review later", () => {
  const [first, ...others] = readiness.breaks;
  if (first === undefined) throw new Error("no break");
  const late = render({
    ...readiness,
    breaks: [{ ...first, planned: { ...first.planned, reviewIn: 90 } }, ...others],
  });
  expect(late.frontMatter.review_in).toBe("90 days");
  expect(reasonsOn("2027-02-20", now(), late)).toEqual([]);
  expect(reasonsOn("2027-02-21", now(), late)).toEqual(["review was due on 20 Feb 2027"]);
});

describe("it is stale at once when", () => {
  test.each([
    ["fault", "the fault changed"],
    ["fixes", "the fixes changed"],
    ["want", "what is wanted of the fix changed"],
    ["people", "its symptom, owner, fallback or another text for people changed"],
    ["objectives", "the objectives of the scenario changed"],
    ["links", "the links of the scenario changed"],
    ["system", "the system of the scenario changed"],
    ["traffic", "the traffic of the scenario changed"],
    ["state", "the state of the scenario changed"],
    ["ledger", "the ledger of the scenario changed"],
    ["probes", "the probes of the scenario changed"],
  ])("%s is another", (part, reason) => {
    expect(reasonsOn(TODAY, now({ parts: { ...somePartHashes(), [part]: "another" } }))).toEqual([reason]);
  });

  test.each([
    ["the template is another", now({ template: "template-2" }), "the template changed"],
    [
      "a service file is another",
      now({ files: [{ path: "../service", sha256: "service-2" }] }),
      "service file ../service changed",
    ],
    [
      "a service file is gone",
      now({ files: [{ path: "../service", sha256: undefined }] }),
      "service file ../service is gone",
    ],
    ["a service file is no longer named", now({ files: [] }), "service file ../service is no input any more"],
    [
      "a service file is named for the first time",
      now({ files: [...now().files, { path: "compose.yaml", sha256: "x" }] }),
      "service file compose.yaml was not an input yet",
    ],
  ])("%s", (_, inputs, reason) => {
    expect(reasonsOn(TODAY, inputs)).toEqual([reason]);
  });

  test("several things changed: each is told", () => {
    const inputs = now({ template: "template-2", parts: { ...somePartHashes(), fault: "another" } });
    expect(reasonsOn("2027-01-01", inputs)).toHaveLength(3);
  });
});

test("without its break it is an orphan, whatever the date", () => {
  const gone = { kind: "gone", why: "the break is no longer in the scenario" } as const;
  expect(judgeFreshness(runbook, TODAY, gone)).toMatchObject({ kind: "orphan" });
  expect(reasonsOn(TODAY, gone)).toEqual(["the break is no longer in the scenario"]);
});

test("one of which nobody knows what it was made from is never fresh", () => {
  expect(reasonsOn(TODAY, now(), render(aReadinessForRunbooks()))).toEqual([
    "the run did not record what it was made from",
  ]);
});
