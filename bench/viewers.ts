import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EnvironmentError } from "../model/errors.ts";
import { startNullTarget } from "../run/doctor/start-null-target.ts";
import type { Part, Series } from "./part.ts";
import { watchedRun, type Wanted, type Watched } from "./watched-run.ts";

const PAIRS = 3;
const VIEWERS = 5;
const SECONDS = 30;
const CALLS = 40_000;
/** A machine that is busy with something else stretches the day; then it is held again. */
const MOST_TRIES = 3;

/** A steady day without breaks, over one link to a target that answers at once. */
const dayTo = (address: string): string => `scenario: watched-day
title: A day that is watched
why: Shows what watching costs.
links:
  edge: { to: "${address}" }
system: []
traffic:
  calls: ${CALLS}
  shape: constant
  replayIn: ${SECONDS}s
  through: edge
  timeout: 1s
  mix:
    - { name: hello, weight: 1, get: /hello }
objectives:
  - { calls: hello, share: 99% }
breaks: []
`;

function mustBeWatched({ leastFrames }: Watched): void {
  if (leastFrames === undefined || leastFrames >= SECONDS) return;
  throw new EnvironmentError(
    `Somebody who watched was sent only "${leastFrames}" frames in ${SECONDS} s.`,
    "Then nothing was watched: look whether the control room works.",
  );
}

/** Days of the same length alone can be compared. */
async function unstretched(wanted: Wanted): Promise<Watched> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const folder = join(wanted.folder, String(tries));
    mkdirSync(folder, { recursive: true });
    const watched = await watchedRun({ ...wanted, folder });
    mustBeWatched(watched);
    if (watched.replayIn === SECONDS * 1000) return watched;
  }
  throw new EnvironmentError(
    `A day was stretched "${MOST_TRIES}" times, so the runs cannot be compared.`,
    "Try again when this machine is quieter.",
  );
}

type Figure = "latenessP50Ms" | "latenessP99Ms" | "cpuSeconds";

const FIGURES: readonly (readonly [Figure, string, string])[] = [
  ["latenessP50Ms", "lateness p50", "ms"],
  ["latenessP99Ms", "lateness p99", "ms"],
  ["cpuSeconds", "CPU of the tool", "s"],
];

/** Each figure without and with those who watch, and the ratio of each pair. */
const seriesOf = (pairs: readonly (readonly [Watched, Watched])[]): readonly Series[] =>
  FIGURES.flatMap(([figure, what, unit]): readonly Series[] => [
    { what: `${what}, nobody watches`, unit, values: pairs.map(([alone]) => alone[figure]) },
    { what: `${what}, ${VIEWERS} watch`, unit, values: pairs.map(([, watched]) => watched[figure]) },
    { what: `${what}, ratio`, unit: "", values: pairs.map(([one, other]) => other[figure] / one[figure]) },
  ]);

async function inTurn(folder: string, through: readonly string[]): Promise<readonly [Watched, Watched][]> {
  const target = await startNullTarget();
  const scenario = join(folder, "day.yaml");
  writeFileSync(scenario, dayTo(target.address));
  const run = async (name: string, viewers: number): Promise<Watched> =>
    await unstretched({ scenario, folder: join(folder, name), viewers, through });
  try {
    const pairs: [Watched, Watched][] = [];
    for (let pair = 0; pair < PAIRS; pair += 1)
      pairs.push([await run(`alone-${pair}`, 0), await run(`watched-${pair}`, VIEWERS)]);
    return pairs;
  } finally {
    await target.stop();
  }
}

/** What a control room costs the schedule, by the same day with and without it, in turn. */
export const viewers: Part = {
  name: "viewers",
  usage: "[COMMAND ...]",
  about: `how late calls are while ${VIEWERS} watch the control room; each run is started through COMMAND`,
  measure: async (through) => {
    const folder = mkdtempSync(join(tmpdir(), "gameday-bench-"));
    try {
      return seriesOf(await inTurn(folder, through));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
