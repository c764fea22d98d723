/** The sha256 of a text in hex: handed in to folders that may ask no machine. */
export type Digest = (text: string) => string;

/** A file or folder that a runbook rests on, named as the scenario has it. */
export interface InputFile {
  readonly path: string;
  readonly sha256: string;
}

/** What every break of a scenario rests on. */
export const SCENARIO_PARTS = [
  "objectives",
  "links",
  "system",
  "traffic",
  "state",
  "ledger",
  "probes",
] as const;
/** What one break rests on: `people` is all that is written for people, its symptom and its fallback among it. */
export const BREAK_PARTS = ["fault", "fixes", "want", "people"] as const;

type ScenarioPart = (typeof SCENARIO_PARTS)[number];
type BreakPart = (typeof BREAK_PARTS)[number];

/** Each part by its sha256: when one is another later, what was written from it is stale. */
export type PartHashes = Readonly<Record<ScenarioPart | BreakPart, string>>;

/** Nothing of a tabletop is run, so it rests on its words alone. */
export type TabletopParts = Pick<PartHashes, "people">;

/** What the runbooks of a plan rest on. */
export interface PlanInputs {
  readonly breaks: Readonly<Record<string, PartHashes>>;
  /** Absent where there are none. */
  readonly tabletops?: Readonly<Record<string, TabletopParts>>;
  readonly files: readonly InputFile[];
}
