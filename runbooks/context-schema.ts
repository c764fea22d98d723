import { z } from "zod";
import { alert } from "./alerts/alert-schema.ts";
import { BREAK_PARTS, SCENARIO_PARTS } from "../model/inputs.ts";
import { probeParts } from "./differential-schema.ts";
import { command, otherFix, shownFix } from "./fix-schema.ts";
import { amount, amountOrNothing, mainError, phaseRow, text, textOrNothing } from "./phase-schema.ts";
import { fallback } from "./shown-fallback.ts";
import { signature } from "./signature-schema.ts";

const budget = z.strictObject({ calls: text, promise: text, badCalls: amount, goneInMs: amount });

const callRow = z.strictObject({
  call: text,
  hasBefore: z.boolean(),
  shareBefore: amountOrNothing,
  /** Clearly fewer of them are good than before. */
  suffers: z.boolean(),
  share: amount,
  p50Ms: amount,
  mainError: mainError.nullable(),
});

const stateCheck = z.strictObject({
  shell: text,
  expect: text,
  alsoExpect: textOrNothing,
  isAltered: z.boolean(),
});

const provenance = z.strictObject({
  run: text,
  startedAt: text,
  version: text,
  outcome: text,
  reason: text,
  faultText: text,
  faultName: text,
  faultSummary: text,
  links: text,
  at: text,
  moved: textOrNothing,
  why: textOrNothing,
  plannedFaultMs: amount,
  canary: text,
  calls: amount,
  dayFrom: text,
  dayTo: text,
  replayInMs: amount,
  compression: text,
  peakPerSecond: amount,
  mix: text,
  script: textOrNothing,
  scheduleKept: z.boolean(),
  lateP99Ms: amount,
  lateMaxMs: amount,
  healed: z.boolean(),
  healChecks: text,
  faultOffTookMs: amountOrNothing,
  scenarioTitle: text,
  scenarioSha256: text,
  cpus: amount,
  platform: text,
  node: text,
  engine: text,
  toxiproxy: text,
  interrupted: z.boolean(),
  /** "on 22 Nov 2026: noticed after 5 s, …", of a run that people led. */
  rehearsed: textOrNothing,
  troubles: z.array(text),
  notTested: z.array(text),
  repeat: command,
});

const inputs = z.strictObject({
  file: text,
  scenarioSha256: text,
  parts: z.strictObject(Object.fromEntries([...BREAK_PARTS, ...SCENARIO_PARTS].map((name) => [name, text]))),
  template: textOrNothing,
  hasFiles: z.boolean(),
  files: z.array(z.strictObject({ path: text, sha256: text })),
});

/** All that a template may show, as plain JSON: what is not known is null, never missing. */
export const runbookContext = z.strictObject({
  id: text,
  title: text,
  severity: text,
  owner: text,
  symptoms: z.array(text).min(1),
  reviewedOn: text,
  startedAt: z.union([z.iso.datetime({ offset: true }), z.literal("unknown")]),
  run: text,
  reviewBy: text,
  reviewIn: amount,
  inputs: inputs.nullable(),
  measured: z.array(z.strictObject({ what: text, value: amount })),
  generatedBy: text,
  templates: z.strictObject({ api: amount, customised: textOrNothing, sha256: textOrNothing }),
  breakId: text,
  status: text,
  statusWord: text,
  statusSentence: text,
  fixId: text,
  reason: text,
  isWithstood: z.boolean(),
  hasProvenFix: z.boolean(),
  neverRecovered: z.boolean(),
  fault: text,
  wantState: text,
  wantsFull: z.boolean(),
  wantShare: amount,
  wantWithinMs: amount,
  recoverWithinMs: amount,
  hasRecovered: z.boolean(),
  recoveredAfterMs: amountOrNothing,
  /** What came of it while nobody did anything. */
  alone: z.strictObject({ cameBack: z.boolean(), text }).nullable(),
  hasBroken: z.boolean(),
  brokeAfterMs: amountOrNothing,
  before: phaseRow.nullable(),
  during: phaseRow.nullable(),
  after: phaseRow.nullable(),
  rows: z.array(phaseRow),
  countedApart: z.strictObject({ across: amount, healedAway: amount }),
  sparkline: textOrNothing,
  shape: textOrNothing,
  deaths: textOrNothing,
  signature: signature.nullable(),
  calls: z.array(callRow),
  promises: z.array(text),
  budgets: z.array(budget),
  clock: budget.nullable(),
  ledger: z.strictObject({ damaged: amount, lost: amount, doubled: amount, inDoubt: amount }).nullable(),
  /** Lines that give the commands below their addresses, or null where they hold no open ones. */
  addresses: textOrNothing,
  /** The first step with all addresses before it, to be pasted as it stands. */
  first: z
    .strictObject({
      shell: text,
      expect: textOrNothing,
      isHttp: z.boolean(),
      mustBeCompleted: z.boolean(),
      hasMore: z.boolean(),
      last: amount,
    })
    .nullable(),
  alert: alert.nullable(),
  /** Where the fix brought the service in the run, or else where it is meant to. */
  reachedState: text,
  isStateSame: z.boolean(),
  stateCheck: stateCheck.nullable(),
  backCheck: stateCheck.nullable(),
  /** What happens at which time from when the trouble began, if it goes on: the budget is gone, people give up. */
  timeline: z.array(z.strictObject({ atMs: amount, isBudget: z.boolean() })),
  fix: shownFix.nullable(),
  noFixReason: textOrNothing,
  rejected: z.array(otherFix),
  untried: z.array(otherFix),
  hasSiblings: z.boolean(),
  ...probeParts,
  fallback: fallback.nullable(),
  permanentFix: textOrNothing,
  provenance,
});

export type RunbookContext = z.infer<typeof runbookContext>;
export type Budget = z.infer<typeof budget>;
export type CallRowContext = z.infer<typeof callRow>;
