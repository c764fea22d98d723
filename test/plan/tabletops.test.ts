import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { faults } from "../../faults/index.ts";
import type { Plan } from "../../model/plan.ts";
import { compilePlan, type Overrides } from "../../plan/compile-plan.ts";
import { describePlan } from "../../plan/describe-plan.ts";
import { partsOf, tabletopPartsOf } from "../../plan/inputs.ts";
import { shapes } from "../../scenarios/traffic/index.ts";
import { aTabletop } from "../support/a-tabletop.ts";
import { complaintsOf, scenarioOf, VALID } from "../support/scenario-text.ts";

const planOf = (text: string, overrides: Overrides = {}): Plan =>
  compilePlan(scenarioOf(text), { file: "day.yaml", sha256: "", catalogue: { faults, shapes } }, overrides);

const ITEM = {
  id: "name-gone",
  symptom: "Nobody finds us",
  cannot: "No proxy can.",
  owner: "operations",
  ask: "[Who has the password?]",
  steps: "[Phone the vendor.]",
};
const item = (changes: Readonly<Record<string, string | undefined>> = {}): string =>
  `  - { ${Object.entries({ ...ITEM, ...changes })
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]))
    .join(", ")} }\n`;
const withItems = (...items: readonly string[]): string => `${VALID}tabletops:\n${items.join("")}`;

const blocksOf = (page: string): readonly string[] =>
  [
    ...readFileSync(new URL(`../../docs/${page}`, import.meta.url), "utf8").matchAll(
      /```yaml\n([\s\S]*?)```/gu,
    ),
  ].map(([, text = ""]) => text);

describe("the tabletops of a scenario", () => {
  it("become those of the plan, with the defaults of a break", () => {
    expect(planOf(withItems(item())).tabletops).toEqual([
      {
        id: "name-gone",
        symptom: "Nobody finds us",
        symptoms: [],
        cannot: "No proxy can.",
        severity: "sev2",
        owner: "operations",
        ask: ["Who has the password?"],
        steps: ["Phone the vendor."],
        reviewIn: 30,
      },
    ]);
  });

  it("are no part of a plan that has none, nor of its description", () => {
    for (const text of [VALID, `${VALID}tabletops: []\n`]) {
      expect(planOf(text)).not.toHaveProperty("tabletops");
      expect(describePlan(planOf(text))).not.toContain("Tabletop");
    }
  });

  it("change nothing of what is run", () => {
    const { tabletops: _, ...rest } = planOf(withItems(item()));
    expect(rest).toEqual(planOf(VALID));
  });

  it("are left out when one break is asked for, and are no break to ask for", () => {
    const text = withItems(item());
    expect(planOf(text, { only: "gotv-dead" })).not.toHaveProperty("tabletops");
    expect(() => planOf(text, { only: "name-gone" })).toThrow(
      '"name-gone" is a tabletop of "election-day": it is talked through and never run.',
    );
  });

  it("are told in a line each, with why they are not run", () => {
    const plan = { ...planOf(VALID), tabletops: [aTabletop({ symptom: "Nobody\n\u001B[31mfinds us" })] };
    expect(describePlan(plan)).toContain(
      "\nTabletop  name-gone: Nobody [31mfinds us (not run: A TCP proxy cannot take a name out of DNS)\n",
    );
  });
});

describe("a tabletop is refused that", () => {
  it.each([
    ["has the id of another", item() + item(), 'There is already a break or tabletop called "name-gone"'],
    [
      "has the id of a break",
      item({ id: "database-slow" }),
      'There is already a break or tabletop called "database-slow"',
    ],
    ["has no symptom", item({ symptom: undefined }), '"symptom" is missing'],
    ["does not say why it is not run", item({ cannot: undefined }), '"cannot" is missing'],
    ["has no owner", item({ owner: undefined }), '"owner" is missing'],
    ["asks nothing", item({ ask: "[]" }), "must have at least one text: a question to talk through"],
    ["has a question that is no list", item({ ask: "Who?" }), "must be a list of texts"],
    ["has no step", item({ steps: "[]" }), "must have at least one text: one thing to do"],
    ["has a step that is a command", item({ steps: '[{ run: "dig x" }]' }), "must be text"],
    ["has an empty step", item({ steps: '[" "]' }), "must not be empty"],
    ["has a fault", item({ fault: "{}" }), '"fault" has no place in a tabletop, which is never executed.'],
    ["comes at a time", item({ at: "peak" }), '"at" has no place in a tabletop'],
    ["misspells a key", item({ symtoms: "[x]" }), '"symtoms" is not a key here. Did you mean "symptoms"?'],
    ["was talked through on no day", item({ talked: "{ on: soon, by: us }" }), "must be a date"],
    ["was talked through by nobody", item({ talked: "{ on: 2026-10-12 }" }), '"by" is missing'],
    ["has half a fallback", item({ fallback: "{ title: Paper }" }), '"trigger" is missing'],
    ["has a severity that is none", item({ severity: "sev9" }), '"sev9" is not known here'],
    ["has an id with capitals", item({ id: "Name" }), "must be a short name of small letters"],
  ])("%s", (_what, text, complaint) => {
    expect(complaintsOf(withItems(text)).join("\n")).toContain(complaint);
  });
});

const hash = (text: string) => tabletopPartsOf(scenarioOf(text), (value) => value)["name-gone"]?.people;
const parts = (text: string) => partsOf(scenarioOf(text), (value) => value);

describe("what the runbook of a tabletop rests on", () => {
  const FALLBACK =
    "{ title: Paper, trigger: x, decides: x, capacity: x, sharesFateWith: none, steps: [Call], drilled: { on: 2026-10-01, took: 3m, reached: 90% } }";

  it("is its words, and neither the talk nor a drill", () => {
    const before = hash(withItems(item({ fallback: FALLBACK.replace(/, drilled.*\} \}$/u, " }") })));
    expect(before).toContain("Phone the vendor.");
    expect(
      hash(withItems(item({ fallback: FALLBACK, talked: "{ on: 2026-10-12, by: us }", reviewIn: "9d" }))),
    ).toBe(before);
    expect(hash(withItems(item({ fallback: FALLBACK.replace("Call", "Walk") })))).not.toBe(before);
  });

  it("is nothing that breaks rest on", () => {
    expect(parts(withItems(item()))).toEqual(parts(VALID));
  });
});

it("the example of docs/tabletops.md is one that a scenario can have", () => {
  const blocks = blocksOf("tabletops.md");
  expect(blocks).toHaveLength(1);
  expect(complaintsOf(`${VALID}${blocks[0] ?? ""}`)).toEqual([]);
  expect(planOf(`${VALID}${blocks[0] ?? ""}`).tabletops).toHaveLength(1);
});
