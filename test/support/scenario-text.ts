import { expect } from "vitest";
import { faults } from "../../faults/index.ts";
import { ScenarioError } from "../../plan/complaint.ts";
import { parseScenario } from "../../plan/parse-scenario.ts";
import type { Scenario } from "../../plan/scenario-schema.ts";
import { shapes } from "../../scenarios/traffic/index.ts";

const FILE = "scenarios/x.yaml";

/** A scenario that uses most of what there is. */
export const VALID = `scenario: election-day
title: Election day
why: The day that cannot fail.
day: { from: "06:00", to: "24:00" }
links:
  edge: { to: "127.0.0.1:\${ports.gotv}" }
  database: { to: "127.0.0.1:5432" }
system:
  - name: gotv
    command: PORT=$PORT node main.ts \${HOME}
    env: { PORT: "\${ports.gotv}", WORKERS: 2, LOUD: true, DB: "postgres://\${links.database}/x" }
    ready: "tcp://127.0.0.1:\${ports.gotv}"
traffic:
  calls: 1_200_000
  shape: polls-open
  replayIn: 5m
  through: edge
  mix:
    - { name: next-voter, weight: 45, get: "/voters/next?v=\${int:1..7000}" }
    - { name: record-contact, weight: 45, post: /contacts, json: { voter: "\${seq}" }, write: true }
objectives:
  - { calls: record-contact, share: 99.5% }
ledger: { get: "http://127.0.0.1:\${ports.gotv}/ledger" }
state: { get: "http://127.0.0.1:8080/healthz", field: state }
breaks:
  - id: database-slow
    symptom: Calls time out
    at: "10:00"
    fault: { slow-link: { link: database, latency: 200ms, jitter: 50ms } }
    want: { state: queue-writes, within: 5s, share: 99% }
    owner: gotv-platform
    fixes:
      - id: degraded
        title: Switch to degraded mode
        steps:
          - title: Turn it on
            http: { post: "http://127.0.0.1:\${ports.gotv}/degraded", json: { on: true } }
            risk: low
            undo: { run: ./undo.sh }
  - id: gotv-dead
    symptom: Nothing answers
    at: peak
    fault: { kill-process: { process: gotv } }
    want: { state: "off", within: 5s, share: 99% }
    owner: gotv-platform
    noFix: It restarts by itself.
`;

export const scenarioOf = (text: string): Scenario => parseScenario(text, FILE, { faults, shapes });

/** The traffic of a text that plans it. */
export function plannedTraffic(text: string): Exclude<Scenario["traffic"], { readonly k6: string }> {
  const { traffic } = scenarioOf(text);
  if ("k6" in traffic) throw new Error("this scenario has a script of its own");
  return traffic;
}

/** What is wrong with a text, each as `line:column  sentence`; nothing for a valid one. */
export const complaintsOf = (text: string): readonly string[] => {
  try {
    scenarioOf(text);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return error.message.split("\n").map((line) => line.replace(`${FILE}:`, ""));
  }
  return [];
};

/** The valid scenario with one thing changed. */
export const edited = (from: string, to: string): string => {
  expect(VALID).toContain(from);
  return VALID.replace(from, () => to);
};
