import { countText } from "../model/quantities.ts";
import type { Gate, Readiness, ReadinessVerdict } from "../model/readiness.ts";
import type { RehearsalFinding } from "../model/rehearsal.ts";
import type { EventOf } from "./events.ts";
import { isHeld } from "./page-one/fixed-gate.ts";

/** Any failed gate is NOT READY, unless somebody answers for it; doubt is INCONCLUSIVE, and no signature helps. */
export function verdictOf(gates: readonly Gate[], end: EventOf<"run-ended"> | undefined): ReadinessVerdict {
  const failed = gates.filter(({ pass }) => pass === false);
  if (failed.some(({ exceptions }) => exceptions === undefined)) return "NOT READY";
  if (end?.how !== "complete" || gates.some(({ pass }) => pass === "inconclusive")) return "INCONCLUSIVE";
  return failed.length === 0 ? "READY" : "READY WITH CONDITIONS";
}

export function sentenceOf(
  verdict: ReadinessVerdict,
  found: Pick<Readiness, "gates" | "breaks" | "calls" | "healed" | "interrupted" | "stopped" | "rehearsal">,
): string {
  const { breaks, calls, gates, stopped } = found;
  if (stopped !== undefined)
    return `Stopped by its own condition: ${stopped}; ${found.healed ? "everything is healed" : "not everything is healed"}.`;
  if (found.interrupted)
    return "The rehearsal was stopped before its end; what it recorded until then is below.";
  if (found.rehearsal !== undefined) return ledSentence(verdict, found.rehearsal, gates);
  const held = breaks.filter((found) => isHeld(found)).length;
  const size = `${countText(calls.sent)} calls sent`;
  if (verdict === "READY") {
    return `${size}; ${held} of ${breaks.length} breaks held or were fixed while they were on, and nothing stayed broken.`;
  }
  if (verdict === "READY WITH CONDITIONS")
    return `${size}; ${held} of ${breaks.length} breaks held or were fixed. ${acceptedText(gates)}`;
  const blocking = gates.filter(
    ({ pass, exceptions }) =>
      exceptions === undefined && pass === (verdict === "NOT READY" ? false : "inconclusive"),
  );
  const names = blocking.map(({ name }) => name).join(", ");
  const open =
    blocking.length === 0 ? "" : ` ${verdict === "NOT READY" ? "Not met" : "Not decided"}: ${names}.`;
  return `${size}; ${held} of ${breaks.length} breaks held or were fixed.${open}`;
}

/** Which failures are accepted, until when and by whom. */
const acceptedText = (gates: readonly Gate[]): string =>
  gates
    .flatMap(({ name, exceptions = [] }) =>
      exceptions.map(
        ({ until, signedBy, break: of }) =>
          `Not met and accepted until ${until} by ${signedBy}: ${name}${of === undefined ? "" : ` (${of})`}.`,
      ),
    )
    .join(" ");

const LED: Readonly<Record<RehearsalFinding["outcome"], string>> = {
  fixed: "People fixed",
  "gave-up": "People did not fix",
  interrupted: "Not held to its end:",
};

function ledSentence(
  verdict: ReadinessVerdict,
  { outcome, break: id, sentence }: RehearsalFinding,
  gates: readonly Gate[],
): string {
  const open = gates.filter(({ pass }) => pass !== true).map(({ name }) => name);
  const rest = verdict === "READY" || open.length === 0 ? "" : ` Open: ${open.join(", ")}.`;
  return `${LED[outcome]} ${id}: ${sentence}.${rest}`;
}
