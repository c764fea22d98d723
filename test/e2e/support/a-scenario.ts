/** What is told apart in the tiny scenarios of these tests. */
interface Wanted {
  /** Where the one link leads. */
  readonly to: string;
  readonly listen?: string;
  readonly timeout?: string;
  readonly replayIn?: string;
  /** Lines of `system:`, as YAML. */
  readonly system?: string;
  /** Lines of `breaks:`, as YAML. */
  readonly breaks?: string;
}

export const CALLS = 450;

/** Three seconds of a day at 150 calls a second over one link, as a file. */
export const aScenario = ({
  to,
  listen,
  timeout = "1s",
  replayIn = "3s",
  system = "[]",
  breaks = "[]",
}: Wanted): string => `scenario: tiny-day
title: A tiny day
why: Small enough for a test.
links:
  edge: { to: "${to}"${listen === undefined ? "" : `, listen: "${listen}"`} }
system: ${system}
traffic:
  calls: ${CALLS}
  shape: constant
  replayIn: ${replayIn}
  spacing: even
  through: edge
  timeout: ${timeout}
  mix:
    - { name: hello, weight: 1, get: /hello }
objectives:
  - { calls: hello, share: 99% }
canary: { latency: 30ms, for: 300ms }
breaks: ${breaks}
`;

/** The link slow from early on, with this list of fixes, as YAML. */
export const aSlowLink = (fixes: string): string => `
  - id: slow
    symptom: It is slow
    at: "06:00"
    before: 500ms
    hold: 500ms
    fixHold: 2200ms
    after: 500ms
    fault: { slow-link: { link: edge, latency: 50ms } }
    want: { state: full, within: 200ms, share: 90% }
    owner: nobody
    fixes:${fixes}`;

/** The same with a fix that leaves a file behind as long as it is on. */
export const aBreak = (undo = "rm fix-is-on"): string =>
  aSlowLink(`
      - id: touch
        title: Touch a file
        steps:
          - title: Touch it
            run: touch fix-is-on
            risk: low
            undo: { run: "${undo}" }
`);

/** The one process killed, and nobody who does anything about it. */
export const aKill = `
  - id: shop-dead
    symptom: Nothing answers
    at: "06:00"
    before: 500ms
    hold: 700ms
    after: 1s
    fault: { kill-process: { process: shop } }
    want: { state: full, within: 200ms, share: 90% }
    owner: nobody
    noFix: It is started again when the fault is over.
`;

/** A process of the system: a command of node, ready when its port answers. */
export const aSystem = (code: string, readyWithin = "20s"): string => `
  - name: shop
    command: node -e '${code}'
    env: { PORT: "\${ports.shop}" }
    ready: "tcp://127.0.0.1:\${ports.shop}"
    readyWithin: ${readyWithin}
`;
