import { z } from "zod";
import type { CallRow, CheckRow, LatenessRow, RunEvent } from "../model/record.ts";

/** No replay has more seconds than that; what counts on with a larger number would never end. */
const MOST_SECONDS = 10_000_000;

const count = z.number().int().nonnegative();
const second = z.number().int().min(-MOST_SECONDS).max(MOST_SECONDS);
const moment = z
  .number()
  .min(-MOST_SECONDS * 1000)
  .max(MOST_SECONDS * 1000);
const counts = z.record(z.string(), count);
const sparse = z.array(z.number().int());
const text = z.string();
const took = z.number();

const CALL = z.object({
  second,
  call: text,
  phase: text,
  class: z.enum(["within", "across", "healed-away"]),
  sent: count,
  good: count,
  statuses: counts,
  causes: counts,
  fromDue: sparse,
  fromSend: sparse,
  toFailure: sparse,
});
const LATENESS = z.object({ second, planned: count, sent: count, dropped: count, lateness: sparse });
const CHECK = z.object({
  second,
  check: text,
  phase: text,
  class: z.enum(["within", "across"]),
  passed: count,
  failed: count,
});

const totals = z.object({ planned: count, sent: count, answered: count, failed: count, dropped: count });
const step = z.object({
  title: text,
  kind: z.enum(["do", "undo"]),
  command: text,
  output: text,
  ok: z.boolean(),
  tookMs: took,
});
const ledger = z.object({
  acknowledged: count,
  stored: count,
  lost: count,
  doubled: count,
  inDoubt: count,
  lostCalls: z.array(count),
  doubledCalls: z.array(count),
  damageIn: counts,
});
const machine = z.object({ cpus: count, platform: text, node: text });
const healCheck = z.object({ what: text, ok: z.boolean(), detail: text, remedy: text.optional() });

const side = z.object({
  text,
  value: z.number().optional(),
  low: z.number().optional(),
  high: z.number().optional(),
  calls: z.number().optional(),
});
const difference = z.object({
  about: text,
  what: text,
  first: side,
  second: side,
  change: z.enum(["new", "worse", "undecided", "unchanged", "better", "fixed"]),
  note: text.optional(),
});

/** One for each kind, so that a kind without one does not compile. */
const EVENTS: Readonly<Record<RunEvent["kind"], z.ZodObject>> = {
  "run-started": z.object({
    run: text,
    startedAt: z.iso.datetime({ offset: true }),
    version: text,
    engine: text,
    toxiproxy: text,
    machine,
  }),
  preflight: z.object({ text, replayIn: took, carries: z.boolean() }),
  "traffic-started": z.object({}),
  "traffic-ended": z.object({ totals }),
  phase: z.object({ phase: text }),
  canary: z.object({ break: text, link: text, from: moment, to: moment }),
  "fault-on": z.object({ break: text, tookMs: took }),
  "fault-off": z.object({ break: text, tookMs: took }),
  step: z.object({ break: text, fix: text, step }),
  "fix-judged": z.object({ break: text, fix: text, proven: z.boolean(), text }),
  state: z.object({ state: text, backlog: z.number().optional() }),
  probe: z
    .object({ break: text, phase: text, probe: text, value: text.optional(), failure: text.optional() })
    .refine(({ value, failure }) => (value === undefined) !== (failure === undefined)),
  "process-exited": z.object({ process: text, how: text, expected: z.boolean() }),
  ledger: z.object({ ledger }),
  healed: z.object({ ok: z.boolean(), checks: z.array(healCheck) }),
  trouble: z.object({ text }),
  alert: z.object({ name: text, text }),
  people: z.object({
    what: z.enum(["noticed", "opened", "claimed", "skipped", "note", "gave-up", "claim-judged"]),
    text: text.optional(),
    right: z.boolean().optional(),
  }),
  note: z.object({ what: z.enum(["note", "inject"]), text }),
  "stop-reached": z.object({ condition: z.enum(["floor", "error-budget", "late"]), text }),
  "last-time": z.object({
    run: text,
    startedAt: text,
    verdict: text,
    trend: z.enum(["worse", "undecided", "same", "better"]),
    differences: z.array(difference),
  }),
  "run-ended": z.object({
    how: z.enum(["complete", "interrupted", "stopped", "failed"]),
    reason: text.optional(),
  }),
};
const AT = z.object({ at: moment, kind: z.enum(Object.keys(EVENTS)) });

export const isCallRow = (value: unknown): value is CallRow => CALL.safeParse(value).success;
export const isLatenessRow = (value: unknown): value is LatenessRow => LATENESS.safeParse(value).success;
export const isCheckRow = (value: unknown): value is CheckRow => CHECK.safeParse(value).success;

export function isEvent(value: unknown): value is RunEvent {
  const head = AT.safeParse(value);
  if (!head.success) return false;
  const schema = new Map<string, z.ZodObject>(Object.entries(EVENTS)).get(head.data.kind);
  return schema?.safeParse(value).success === true;
}
