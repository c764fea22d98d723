import { UsageError } from "../model/errors.ts";
import { MOST_SWITCHES, switchesIn } from "../model/flapping.ts";
import type { PlannedBreak } from "../model/plan.ts";
import { durationText } from "../model/quantities.ts";

/** How long the fault of a break is meant to be on, from its first moment to its last. */
const meantToBeOn = ({ windows: { during, alone, after } }: PlannedBreak): number =>
  after.from - during.from - (alone === undefined ? 0 : alone.to - alone.from);

/** The same break, or a UsageError when its fault would go on and off so often that the journal grows without measure. */
export function withFewSwitches(planned: PlannedBreak): PlannedBreak {
  const { id, flapping } = planned;
  if (flapping === undefined) return planned;
  const lasts = meantToBeOn(planned);
  const switches = switchesIn(lasts, flapping);
  if (switches <= MOST_SWITCHES) return planned;
  const least = Math.ceil((2 * lasts) / MOST_SWITCHES / 100) * 100;
  throw new UsageError(
    `The fault of the break "${id}" would go on and off "${switches}" times in ${durationText(lasts)}; ${MOST_SWITCHES} is the most.`,
    `Give "on" and "off" of its flapping: ${durationText(least)} or more together, or the break less time.`,
  );
}
