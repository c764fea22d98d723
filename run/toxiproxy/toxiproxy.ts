/** What a Toxiproxy understands: ours keeps a time limit on every fault and lets go of a toxic at once. */
export type Dialect = "embedded" | "server";

/** Whose process it is: ours ends with the run and may be restarted; theirs is only a guest room. */
type Life =
  | { readonly of: "ours"; readonly restart: () => Promise<void>; readonly pid: () => number }
  | { readonly of: "theirs" };

/** A Toxiproxy that answers, for as long as a run needs it. */
export interface RunningToxiproxy {
  readonly url: string;
  readonly dialect: Dialect;
  readonly life: Life;
  /** Told when a process of ours ends and it was not us who ended it. */
  readonly onExit: (listener: (how: string) => void) => void;
  readonly stop: () => Promise<void>;
}

/** A Toxiproxy that was found and can be started for a run. */
export interface ToxiproxySource {
  /** As the record names it, with its version when that is not ours. */
  readonly name: string;
  readonly dialect: Dialect;
  /** What people should know about it before they rely on it. */
  readonly notes: readonly string[];
  readonly start: (wish: {
    readonly seed: number;
    /** Ports that the run has promised to others. */
    readonly taken: ReadonlySet<number>;
  }) => Promise<RunningToxiproxy>;
}

export type ToxiproxyChoice =
  | { readonly kind: "embedded" }
  | { readonly kind: "server" }
  | { readonly kind: "url"; readonly url: string };
