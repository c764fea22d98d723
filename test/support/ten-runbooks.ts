import type { BreakFinding, PhaseFigures } from "../../model/readiness.ts";
import { ratio } from "../../model/units.ts";
import { readRunbook, renderRunbook, type ReadRunbook } from "../../runbooks/index.ts";
import { aFix, aPhase, aPlannedBreak, aStep, slowPhase } from "./a-break-part.ts";
import { aProbe, aProbeFigures } from "./a-probe.ts";
import { aReadinessForRunbooks } from "./a-readiness-for-runbooks.ts";
import { aBreakFinding } from "./a-runbook-finding.ts";
import { shippedTemplates } from "./runbook-templates.ts";

interface Told {
  readonly id: string;
  readonly symptom: string;
  readonly symptoms: readonly string[];
  readonly fault: string;
  readonly fix: string;
  readonly good: number;
  readonly times: readonly [p50Ms: number, p99Ms: number];
  /** Shares of all calls. */
  readonly errors: Readonly<Record<string, number>>;
  readonly state?: string;
  readonly probe?: number;
  readonly died?: string;
}

const BREAKS: readonly Told[] = [
  {
    id: "database-slow",
    symptom: "Contacts fail to save, the database looks idle",
    symptoms: [
      "contacts are not saving",
      'volunteers see "database busy"',
      "errors 503 while the database has nothing to do",
    ],
    fault: "300 ms on every answer over database",
    fix: "Queue the writes, serve lists from memory",
    good: 0.56,
    times: [3.5, 739],
    errors: { "status 503": 0.36 },
    probe: 0,
  },
  {
    id: "table-locked",
    symptom: "Saving hangs, then times out, for everybody at once",
    symptoms: ["writes hang", "the save button spins and then fails", "queries wait for a lock"],
    fault: "a transaction holds a lock on the table of contacts",
    fix: "End the session that holds the lock",
    good: 0.55,
    times: [3.8, 745],
    errors: { "status 503": 0.35 },
    probe: 20,
  },
  {
    id: "database-lost",
    symptom: "Nothing answers, and it does not come back",
    symptoms: ["the app is down", "connection refused or closed on every call"],
    fault: "all connections over database close and new ones are refused",
    fix: "Start it in the failure state, under supervision",
    good: 0,
    times: [1, 2],
    errors: { closed: 1 },
    state: "off",
    died: "gotv: exit code 1",
  },
  {
    id: "cache-lost",
    symptom: "Everything gets slow at once and the scoreboard never loads",
    symptoms: ["scoreboard does not load", "all pages slow, database at full load"],
    fault: "all connections over cache close and new ones are refused",
    fix: "Let one count serve all who wait for it",
    good: 0.45,
    times: [433, 1300],
    errors: { "status 503": 0.5, timeout: 0.01 },
  },
  {
    id: "sms-gateway-rejects",
    symptom: "Reminder texts are not delivered",
    symptoms: [
      "text messages do not arrive",
      "the gateway answers 429 too many requests",
      "reminders pile up in the outbox",
    ],
    fault: "the SMS gateway answers 429 to every request",
    fix: "Send at half the speed and resume from the outbox",
    good: 0.9,
    times: [12, 60],
    errors: { "status 429": 0.1 },
  },
  {
    id: "edge-saturated",
    symptom: "Pages trickle in, pictures and scripts are missing",
    symptoms: ["site half loads", "bandwidth at the limit", "downloads crawl on mobile phones"],
    fault: "the edge carries 2 MB per second, no more",
    fix: "Serve the light page without pictures",
    good: 0.3,
    times: [2600, 9000],
    errors: { timeout: 0.3 },
  },
  {
    id: "disk-full",
    symptom: "Uploads of walk lists fail, the rest works",
    symptoms: ["no space left on device", "importing a voter file fails", "upload ends with status 507"],
    fault: "the disk of the file store is full",
    fix: "Rotate the old exports away",
    good: 0.94,
    times: [4, 40],
    errors: { "status 507": 0.06 },
  },
  {
    id: "login-provider-lost",
    symptom: "Volunteers cannot log in, those inside go on working",
    symptoms: [
      "sign in page shows an error",
      "password is right but login fails",
      "OAuth callback returns 502",
    ],
    fault: "the identity provider cannot be reached",
    fix: "Accept sessions for another twelve hours",
    good: 0.8,
    times: [5, 3000],
    errors: { "status 502": 0.2 },
  },
  {
    id: "clock-skewed",
    symptom: "Sessions end at once, tokens are not valid yet",
    symptoms: [
      "thrown out right after signing in",
      "token used before issued",
      "certificate is not yet valid",
    ],
    fault: "the clock of the service is an hour behind",
    fix: "Set the clock from another time server",
    good: 0.2,
    times: [2, 9],
    errors: { "status 401": 0.8 },
  },
  {
    id: "process-frozen",
    symptom: "Requests wait for ever, no error is shown",
    symptoms: [
      "the service is frozen",
      "health check times out",
      "CPU of the service at zero while calls pile up",
    ],
    fault: "the process of the service is stopped",
    fix: "Restart the service",
    good: 0,
    times: [10000, 10000],
    errors: { timeout: 1 },
  },
];

function duringOf({ good, times, errors, state, probe }: Told): PhaseFigures {
  const counts = Object.entries(errors).map(([name, part]) => [name, Math.round(part * 6000)] as const);
  return slowPhase({
    good: Math.round(good * 6000),
    p50Ms: times[0],
    p95Ms: times[1],
    p99Ms: times[1],
    errors: Object.fromEntries(counts),
    errorShare: ratio(Object.values(errors).reduce((sum, part) => sum + part, 0)),
    states: state === undefined ? [] : [state],
    byCall: [],
    ...(probe === undefined ? {} : { probes: [aProbeFigures("waiting-on-lock", probe)] }),
  });
}

function findingOf(told: Told): BreakFinding {
  const { id, symptom, symptoms, fault, fix, died } = told;
  const written = aFix({ id: "only", title: fix, steps: [aStep({ title: fix })] });
  return aBreakFinding({
    id,
    planned: aPlannedBreak({ id, symptom, symptoms, fault: { name: "a-fault", summary: "", text: fault } }),
    phases: [
      aPhase({ probes: [aProbeFigures("waiting-on-lock", 0)] }),
      duringOf(told),
      aPhase({ phase: "fixed", fix: "only" }),
      aPhase({ phase: "after" }),
    ],
    fixes: [
      {
        id: "only",
        title: fix,
        outcome: "proven",
        reason: "100 % of calls were good.",
        steps: [],
        fix: written,
      },
    ],
    processDeaths: died === undefined ? [] : [died],
    runbook: `runbooks/${id}.md`,
  });
}

/** A run with ten breaks that differ in what people say and in what was measured; two look the same from outside. */
const tenBreaks = (): readonly BreakFinding[] => BREAKS.map(findingOf);

/** Their runbooks as Markdown, by file name. */
export function tenTexts(): ReadonlyMap<string, string> {
  const readiness = aReadinessForRunbooks({ breaks: tenBreaks(), probes: [aProbe()] });
  const templates = shippedTemplates();
  return new Map(BREAKS.map(({ id }) => [`${id}.md`, renderRunbook(readiness, id, templates)]));
}

/** The same, read back. */
export const tenRunbooks = (): readonly ReadRunbook[] =>
  [...tenTexts()].map(([file, text]) => readRunbook(text, `docs/runbooks/${file}`));
