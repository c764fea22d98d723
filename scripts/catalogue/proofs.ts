import { z } from "zod";

const proof = z.strictObject({
  run: z.string(),
  on: z.string(),
  calls: z.number(),
  lost: z.number(),
  doubled: z.number(),
  breaks: z.record(z.string(), z.strictObject({ outcome: z.string(), text: z.string() })),
});

/** What the last run of a scenario has shown, by the id of the scenario. */
export const proofsSchema = z.record(z.string(), proof);

export type Proofs = z.infer<typeof proofsSchema>;
type Proof = z.infer<typeof proof>;

const report = z.object({
  run: z.string(),
  startedAt: z.string(),
  scenario: z.object({ id: z.string() }),
  calls: z.object({ sent: z.number() }),
  ledger: z.object({ lost: z.number(), doubled: z.number() }).optional(),
  breaks: z.array(
    z.object({
      id: z.string(),
      outcome: z.string(),
      fixes: z.array(z.object({ id: z.string(), outcome: z.string() })),
    }),
  ),
});

type ReportedBreak = z.infer<typeof report>["breaks"][number];

const textOf = ({ outcome, fixes }: ReportedBreak): string => {
  const proven = fixes.find((fix) => fix.outcome === "proven");
  const rejected = fixes.filter((fix) => fix.outcome === "rejected").map(({ id }) => id);
  const not = rejected.length === 0 ? "" : `, not by ${rejected.join(", ")}`;
  return proven === undefined ? outcome : `fixed by ${proven.id}${not}`;
};

/** What a run has shown, from its `report.json`. */
export function proofOf(json: unknown): { readonly scenario: string; readonly proof: Proof } {
  const { run, startedAt, scenario, calls, ledger, breaks } = report.parse(json);
  return {
    scenario: scenario.id,
    proof: {
      run,
      on: startedAt.slice(0, 10),
      calls: calls.sent,
      lost: ledger?.lost ?? 0,
      doubled: ledger?.doubled ?? 0,
      breaks: Object.fromEntries(
        breaks.map((found) => [found.id, { outcome: found.outcome, text: textOf(found) }]),
      ),
    },
  };
}
