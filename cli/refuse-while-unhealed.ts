import { NotHealedError } from "../model/errors.ts";
import { unhealedRuns } from "../run/journal/open-runs.ts";

/** Nothing new is broken while something of an earlier run may still be. */
export async function refuseWhileUnhealed(): Promise<void> {
  const [first] = await unhealedRuns();
  if (first === undefined) return;
  if (first.how === "unreadable") {
    throw new NotHealedError(
      `The journal "${first.path}" of an earlier run cannot be read, so nobody knows what it left broken.`,
      "Look into it, put right by hand what it names, and delete it.",
    );
  }
  const { run, open, lost } = first.state;
  const names = [
    ...open.map(({ what }) => what),
    ...lost.map(({ line }) => `whatever stood in its journal at line ${line}`),
  ];
  throw new NotHealedError(
    `The run "${run}" ended without healing; still open: ${names.length === 0 ? "nothing, but it did not say so" : names.join("; ")}.`,
    "Type: gameday heal",
  );
}
