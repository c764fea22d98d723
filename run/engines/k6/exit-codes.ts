/** How a k6 process ended, as far as the run cares. */
export type Ending = "complete" | "stopped" | "killed" | "failed";

/** The exit code of k6 for a REST port on which it cannot listen. */
export const REST_PORT_TAKEN = 106;

const MEANINGS: Readonly<Record<number, readonly [Ending, string]>> = {
  0: ["complete", "sent all of its traffic"],
  97: ["failed", "lost its cloud run"],
  98: ["failed", "lost its cloud run"],
  99: ["failed", "crossed a threshold of its script"],
  100: ["failed", "spent too long in the setup of its script"],
  101: ["failed", "spent too long in the teardown of its script"],
  103: ["stopped", "was stopped through its REST API"],
  104: ["failed", "does not accept the options of its script"],
  105: ["killed", "was ended by a signal"],
  [REST_PORT_TAKEN]: ["failed", "could not listen on its REST address"],
  107: ["failed", "could not run its script"],
  108: ["failed", "was ended by its own script"],
  109: ["failed", "crashed"],
  110: ["failed", "was marked as failed by its own script"],
};

/** What the end of a k6 process means, in words that follow "k6". */
export function meaningOf(
  code: number | null,
  signal: NodeJS.Signals | null,
): { readonly how: Ending; readonly meaning: string } {
  if (signal !== null) return { how: "killed", meaning: `was ended by ${signal}` };
  const [how, meaning] = MEANINGS[code ?? -1] ?? ["failed", `ended with the unknown exit code ${code}`];
  return { how, meaning };
}
