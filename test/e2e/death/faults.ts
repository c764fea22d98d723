/** What is on when death comes. */
export const FAULTS = [
  "slow-link",
  "cut-link",
  "repoint-link",
  "flapping",
  "kill-process",
  "pause-process",
  "fix",
] as const;
export type FaultKind = (typeof FAULTS)[number];

const FAULT: Readonly<Record<FaultKind, string>> = {
  "slow-link": "slow-link: { link: edge, latency: 50ms }",
  "cut-link": "cut-link: { link: edge }",
  "repoint-link": 'repoint-link: { link: edge, to: "127.0.0.1:${ports.shop}" }',
  flapping: "cut-link: { link: edge }",
  "kill-process": "kill-process: { process: shop }",
  "pause-process": "pause-process: { process: shop }",
  fix: "slow-link: { link: edge, latency: 50ms }",
};

const RHYTHM = "\n    flapping: { on: 150ms, off: 150ms }";

/** The step of the fix, and what takes it back. */
export interface Step {
  readonly run: string;
  readonly undo: string;
}

export const TOUCH: Step = { run: "touch fix-is-on", undo: "rm -f fix-is-on" };

/** A process of the run that writes down its number. */
const SHOP =
  'require("fs").writeFileSync("shop-pid", String(process.pid)); require("http").createServer((_, to) => to.end("hello")).listen(process.env.PORT, "127.0.0.1")';

const fixOf = ({ run, undo }: Step): string => `
    fixes:
      - id: touch
        title: Touch a file
        steps:
          - title: Touch it
            run: ${run}
            risk: low
            undo: { run: "${undo}" }
`;

const NO_FIX = `
    noFix: Nobody does anything about it.
`;

export interface DeathScenario {
  readonly kind: FaultKind;
  /** The service that is already there. */
  readonly to: string;
  readonly step?: Step;
  /** A floor under which the run ends itself. */
  readonly stopUnder?: string;
  readonly canary?: string;
}

/** Three seconds of a day of 20 calls a second with one break; a process of its own beside the service that is there. */
export const deathScenario = ({ kind, to, step, stopUnder, canary = "300ms" }: DeathScenario): string => `
scenario: a-death
title: A day with a death in it
why: To see what is left.
links:
  edge: { to: "${to}" }
system:
  - name: shop
    command: node -e '${SHOP}'
    env: { PORT: "\${ports.shop}" }
    ready: "tcp://127.0.0.1:\${ports.shop}"
traffic:
  calls: 100
  shape: constant
  replayIn: 5s
  spacing: even
  through: edge
  timeout: 1s
  mix:
    - { name: hello, weight: 1, get: /hello }
objectives:
  - { calls: hello, share: 99%${stopUnder === undefined ? "" : `, stopUnder: ${stopUnder}`} }
canary: { latency: 30ms, for: ${canary} }
breaks:
  - id: broken
    symptom: It is broken
    at: "06:00"
    before: 500ms
    hold: 1s
    fixHold: 1200ms
    after: 500ms
    fault: { ${FAULT[kind]} }${kind === "flapping" ? RHYTHM : ""}
    want: { state: full, within: 200ms, share: 90% }
    owner: nobody
${step !== undefined || kind === "fix" ? fixOf(step ?? TOUCH) : NO_FIX}`;
