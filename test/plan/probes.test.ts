import { describe, expect, it } from "vitest";
import { faults } from "../../faults/index.ts";
import { compilePlan } from "../../plan/compile-plan.ts";
import { describePlan, summarisePlan } from "../../plan/describe-plan.ts";
import { shapes } from "../../scenarios/traffic/index.ts";
import { complaintsOf, edited, scenarioOf, VALID } from "../support/scenario-text.ts";

const withProbes = (...probes: readonly string[]): string =>
  edited(
    "breaks:\n",
    `probes:\n${probes.map((probe) => `  - { shows: what it shows, ${probe} }\n`).join("")}breaks:\n`,
  );

const planOf = (text: string) =>
  compilePlan(scenarioOf(text), { file: "x", sha256: "", catalogue: { faults, shapes } });

const LOCKS = 'name: locks, get: "http://127.0.0.1:${ports.exporter}/activity", field: pool.waitingOnLock';
const QUEUE = "name: queue, run: 'wc -l < ${folders.outbox}/queue', looks: 1";

describe("the probes of a scenario", () => {
  it("become those of the plan, three looks a phase unless told", () => {
    expect(planOf(withProbes(LOCKS, QUEUE)).probes).toEqual([
      {
        name: "locks",
        shows: "what it shows",
        looks: 3,
        read: {
          kind: "get",
          url: "http://127.0.0.1:${ports.exporter}/activity",
          field: "pool.waitingOnLock",
        },
      },
      {
        name: "queue",
        shows: "what it shows",
        looks: 1,
        read: { kind: "run", command: "wc -l < ${folders.outbox}/queue" },
      },
    ]);
  });

  it("are nothing unless they are written", () => {
    expect(planOf(VALID)).not.toHaveProperty("probes");
  });

  it.each([
    ["neither a get nor a run", "name: p", 'must have "get" or "run", exactly one of them'],
    ["both", 'name: p, get: "http://127.0.0.1/x", run: "true"', 'must have "get" or "run"'],
    ["a field of a command", "name: p, run: 'true', field: x", 'takes "field" only with "get"'],
    ["an empty part of a field", 'name: p, get: "http://127.0.0.1/x", field: a..b', "the name of a field"],
    ["no looks", 'name: p, get: "http://127.0.0.1/x", looks: 0', "from 1 to 10"],
    ["too many looks", 'name: p, get: "http://127.0.0.1/x", looks: 11', "from 1 to 10"],
    ["a key of its own", 'name: p, get: "http://127.0.0.1/x", feild: x', 'Did you mean "field"?'],
    ["a name with a space", "name: a b, run: 'true'", "must be a name"],
    ["an empty command", "name: p, run: ''", "must not be empty"],
    ["https", 'name: p, get: "https://127.0.0.1/x"', "must be an http:// address"],
    ["another machine", 'name: p, get: "http://db.example.org/x"', "is not on this machine"],
    ["a link that is none", "name: p, run: 'nc ${links.databse}'", 'Did you mean "database"?'],
    [
      "a placeholder that is none",
      'name: p, get: "http://127.0.0.1:${port.x}/"',
      "is not a placeholder here",
    ],
  ])("with %s are refused", (_, probe, complaint) => {
    expect(complaintsOf(withProbes(probe)).join("\n")).toContain(complaint);
  });

  it("leave the variables of a shell alone", () => {
    expect(complaintsOf(withProbes("name: p, run: 'echo ${HOME}'"))).toEqual([]);
  });

  it("have a name each", () => {
    expect(complaintsOf(withProbes(QUEUE, QUEUE))).toEqual([
      expect.stringContaining('There is already a probe called "queue".'),
    ]);
  });

  it("say what they show, on one line", () => {
    const text = edited("breaks:\n", 'probes: [{ name: p, run: "true", shows: "a\\nb" }]\nbreaks:\n');
    expect(complaintsOf(text).join()).toContain("must be on one line");
  });

  it("are at most twenty", () => {
    const many = Array.from({ length: 21 }, (_, index) => `name: p${index}, run: 'true'`);
    expect(complaintsOf(withProbes(...many)).join()).toContain("must have at most 20 probes");
    expect(complaintsOf(withProbes(...many.slice(1)))).toEqual([]);
  });
});

describe("the blast radius of probes", () => {
  const plan = planOf(withProbes(LOCKS, QUEUE));

  it("has what each of them asks or types, and how often", () => {
    const lines = describePlan(plan).split("\n");
    expect(lines).toContain(
      "  probe    locks (what it shows), 3 times in each phase: GET http://127.0.0.1:${ports.exporter}/activity, field pool.waitingOnLock",
    );
    expect(lines).toContain(
      "  probe    queue (what it shows), once in each phase: wc -l < ${folders.outbox}/queue",
    );
  });

  it("has the host that one of them asks, with what leads there", () => {
    const text = edited(
      "system:\n",
      'hosts: [db.example.org]\nprobes: [{ name: far, shows: x, get: "http://db.example.org/x" }]\nsystem:\n',
    );
    expect(summarisePlan(planOf(text)).blastRadius.hosts).toContainEqual({
      kind: "name",
      host: "db.example.org",
      from: ["probes.far.get"],
    });
  });

  it("never breaks a line with a command of the scenario", () => {
    const text = withProbes('name: p, run: "true\\n  calls    nothing is at risk"');
    expect(describePlan(planOf(text))).toContain(": true calls nothing is at risk\n");
  });
});
