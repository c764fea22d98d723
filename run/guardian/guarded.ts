import { EnvironmentError } from "../../model/errors.ts";
import type { RunJournal } from "../journal/journal.ts";
import { startGuardian } from "./start-guardian.ts";

/** Works under the eyes of a guardian, which heals when this process cannot. */
export async function guarded(
  { journal, stop }: { readonly journal: RunJournal; readonly stop: AbortController },
  work: () => Promise<void>,
): Promise<void> {
  // It watches before there is anything to watch: a death in between leaves nothing.
  const guardian = await startGuardian(journal.path);
  guardian.onGone(() => stop.abort(guardianGone()));
  try {
    journal.begun();
    await work();
  } finally {
    journal.close();
    await guardian.letGo();
  }
}

const guardianGone = (): EnvironmentError =>
  new EnvironmentError(
    "The guardian of this run, which heals when gameday is killed, has ended.",
    "Without it nothing stays broken on purpose. Run again.",
  );
