import type { Traffic } from "../../../model/traffic.ts";

/** What the engine writes down for the script that k6 runs, in files of one folder. */
export interface Handover {
  /** As it stands in a URL. */
  readonly address: string;
  /** Where the script asks when the replay starts. */
  readonly zeroUrl: string;
  /** What the keys of writes begin with. */
  readonly run: string;
  readonly traffic: Pick<Traffic, "seed" | "mix" | "timeout">;
  /** How long before the start of the replay k6 starts to hand out calls. */
  readonly headStart: number;
}

/** What the script hands through as options of k6, apart from those that are always the same. */
export type Scenarios = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export const HANDOVER_FILE = "handover.json";
export const SCENARIOS_FILE = "scenarios.json";

/** The file of the calls of one name: each line holds those that one iteration of k6 sends. */
export const callsFile = (call: number): string => `calls-${call}.txt`;

/**
 * A user of k6 is kept busy until the last call of its iteration is settled, and takes 0.4 MiB. With several calls an
 * iteration, users for all calls that can be under way fit into memory.
 */
export const CALLS_AN_ITERATION = 10;

/** Due times go over in tenths of a millisecond. */
export const DUE_PER_MS = 10;

const PREFIX = "call-";
export const scenarioOf = (call: number): string => `${PREFIX}${call}`;
export const callOf = (scenario: string): number => Number(scenario.slice(PREFIX.length));

/** What the script measures; each value carries one tag, because every further tag costs k6 time. */
export const METRICS = {
  lateness: "gameday_lateness",
  fromDue: "gameday_from_due",
  fromSend: "gameday_from_send",
  toFailure: "gameday_to_failure",
} as const;

export const TAG = "k";
