import { z } from "zod";
import type { Outcome, ReadinessVerdict } from "../../model/readiness.ts";

const VERDICTS: readonly ReadinessVerdict[] = ["READY", "READY WITH CONDITIONS", "NOT READY", "INCONCLUSIVE"];
const OUTCOMES: readonly Outcome[] = [
  "withstood",
  "fix-proven",
  "fix-rejected",
  "never-recovered",
  "inconclusive",
  "fixed-by-people",
  "given-up",
];

/** What a trend takes from report.json; runs of other versions may say more. */
const REPORT = z.object({
  run: z.string(),
  startedAt: z.string(),
  scenario: z.object({ id: z.string(), title: z.string() }),
  verdict: z.enum(VERDICTS),
  gates: z.array(
    z.object({ id: z.string(), name: z.string(), pass: z.union([z.boolean(), z.literal("inconclusive")]) }),
  ),
  pageOne: z.object({ score: z.object({ points: z.number() }) }).exactOptional(),
  calls: z.object({ sent: z.number() }),
  objectives: z.array(z.object({ sent: z.number(), good: z.number() })),
  breaks: z.array(z.object({ id: z.string(), outcome: z.enum(OUTCOMES) })),
  rehearsal: z.object({}).exactOptional(),
  sealed: z.array(z.object({ file: z.string(), lines: z.number(), checksum: z.string() })).exactOptional(),
});

/** One run of a scenario in a line. */
export interface PastRun {
  readonly folder: string;
  readonly run: string;
  readonly startedAt: string;
  readonly scenario: { readonly id: string; readonly title: string };
  readonly verdict: ReadinessVerdict;
  readonly score?: number;
  /** Gates that failed or were not decided. */
  readonly open: readonly string[];
  readonly calls: number;
  /** Share of the calls of all promises that was good outside of the faults; absent when none was sent. */
  readonly share?: number;
  readonly breaks: readonly { readonly id: string; readonly outcome: Outcome }[];
  /** Led by people: a rehearsal of one break, and no day. */
  readonly isLed: boolean;
}

/** A report as it was written, with the seal of the record that it was made from; nothing when it is none. */
export function pastRunOf(
  folder: string,
  text: string,
): { readonly past: PastRun; readonly sealed: unknown } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const checked = REPORT.safeParse(value);
  if (!checked.success) return undefined;
  const { objectives, gates, pageOne, rehearsal, sealed, calls, ...rest } = checked.data;
  const [sent, good] = (["sent", "good"] as const).map((key) =>
    objectives.reduce((sum, promise) => sum + promise[key], 0),
  );
  const past = {
    folder,
    ...rest,
    ...(pageOne === undefined ? {} : { score: pageOne.score.points }),
    open: gates.filter(({ pass }) => pass !== true).map(({ id }) => id),
    calls: calls.sent,
    ...(sent === undefined || sent === 0 ? {} : { share: (good ?? 0) / sent }),
    isLed: rehearsal !== undefined,
  };
  return { past, sealed };
}
