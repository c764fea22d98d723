import { EnvironmentError } from "../../../../model/errors.ts";
import { nearest } from "../../../../model/nearest.ts";
import { durationText } from "../../../../model/quantities.ts";
import type { TrafficTotals } from "../../../../model/record.ts";
import type { EngineWorld } from "../../load-engine.ts";
import type { K6End } from "../k6-process.ts";
import type { CallNames } from "./call-names.ts";
import type { OwnCrew } from "./replay.ts";
import { TARGET } from "./reads-target.ts";
import type { OwnTally } from "./tally.ts";
import { crossedThresholds } from "./thresholds.ts";

interface Books {
  readonly crew: OwnCrew;
  readonly tally: OwnTally;
  readonly names: CallNames;
  readonly end: K6End;
  readonly endedAt: number;
  /** Did it run until gameday stopped it? */
  readonly lasted: boolean;
}

/** The exit code of k6 for thresholds that were crossed: for the reader of the report, not for the verdict. */
const THRESHOLDS = 99;

const lastWords = ({ words }: K6End): string => (words === "" ? "" : ` Its last words: ${words}`);

/** Throws for a script that proves nothing, because it was gone while things were broken, or never asked anything. */
function mustHaveCarried({ crew, tally, end, endedAt, lasted }: Books): void {
  const { path, until } = crew.job;
  const isWhole = end.how === "complete" || end.how === "stopped" || end.exitCode === THRESHOLDS;
  if (!isWhole || (!lasted && endedAt < until)) {
    throw new EnvironmentError(
      `The script "${path}" ended after ${durationText(endedAt)}, before the breaks were over at ${durationText(until)}: ${end.text}.`,
      "Let its scenarios last as long as replayIn: of the scenario, without abortOnFail; gameday stops it then.",
    );
  }
  if (tally.totals.sent > 0) return;
  const elsewhere =
    tally.elsewhere === 0 ? "" : ` ${tally.elsewhere} requests to other machines were not let through.`;
  throw new EnvironmentError(
    `The script "${path}" sent no request through the link.${elsewhere}${lastWords(end)}`,
    `Begin the URLs of its requests with \${__ENV.${TARGET}}, and try the script alone: k6 run -e ${TARGET}=http://127.0.0.1:8080 ${path}`,
  );
}

function unusedOf(kind: string, wanted: readonly string[], seen: readonly string[]): readonly string[] {
  return [...new Set(wanted)]
    .filter((name) => !seen.includes(name))
    .map((name) => {
      const meant = nearest(name, seen);
      const used = seen.slice(0, 10).map((one) => `"${one}"`);
      const hint =
        meant === undefined ? `It used: ${used.join(", ") || "none"}.` : `Did you mean "${meant}"?`;
      return `An objective is about the ${kind} "${name}", which the script never used. ${hint}`;
    });
}

/** What a reader of the results must know about the script itself. */
function remarks({ crew, tally, names, end, endedAt, lasted }: Books): readonly string[] {
  const { script, replayIn } = crew.job;
  const { dropped } = tally.totals;
  const { elsewhere } = tally;
  return [
    ...unusedOf(
      "name",
      script.goods.map(({ calls }) => calls),
      names.seen,
    ),
    ...unusedOf("check", script.checks, [...tally.checksSeen]),
    ...(names.trouble === undefined ? [] : [names.trouble]),
    ...(elsewhere === 0
      ? []
      : [
          `${elsewhere} requests of the script to other machines were not let through: only this one gets load.`,
        ]),
    ...(dropped === 0
      ? []
      : [
          `The script left out ${dropped} iterations, because it had no user free for them: give it more (maxVUs).`,
        ]),
    ...(lasted
      ? []
      : [`The script ended by itself after ${durationText(endedAt)} of ${durationText(replayIn)}.`]),
    ...(end.words === "" ? [] : [`The script said at last: ${end.words}`]),
  ];
}

/** Checks what was counted against the summary of k6, and tells what a reader must know. */
export async function closeBooks(books: Books, world: EngineWorld): Promise<TrafficTotals> {
  const { crew, tally, end } = books;
  if (world.signal.aborted) return { ...tally.totals };
  mustHaveCarried(books);
  const crossed = await crossedThresholds(crew.summary);
  const thresholds = crossed.map(
    (text) => `A threshold of the script was crossed, which decides nothing here: ${text}`,
  );
  for (const text of [...remarks(books), ...thresholds]) world.trouble(text);
  const { totals } = tally;
  // Without a summary nothing is sure, and the sums must not look as if they added up.
  const requests = Math.max(0, (end.totals?.requests ?? 0) - tally.asides);
  if (end.totals === undefined) world.trouble("k6 left no summary, so its metrics could not be checked.");
  else if (requests !== totals.sent) {
    world.trouble(`k6 sent ${requests} requests by its own summary, but its metrics tell of ${totals.sent}.`);
  }
  return { ...totals, planned: requests + totals.dropped, sent: requests };
}
