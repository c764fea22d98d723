import type { HealCheck } from "../model/record.ts";
import type { Undo } from "../model/journal.ts";
import type { Toxic } from "../model/toxic.ts";
import type { Millis } from "../model/units.ts";

interface LinkState {
  readonly name: string;
  readonly enabled: boolean;
  readonly toxics: readonly string[];
  /** Where it leads though it should not; nothing when it leads where it was opened for. */
  readonly ledTo?: string;
}

/** The door to the links of a run. Every change comes back with what undoes it, and a time after which the proxy undoes it by itself. */
export interface Links {
  /** Opens a link: what enters at `listen` goes to `upstream`. */
  readonly open: (link: { name: string; listen: string; upstream: string }) => Promise<void>;
  /** What takes off all that is on a link when this program cannot do it any more. */
  readonly undoOf: (link: string) => Undo;
  readonly poison: (link: string, toxic: Toxic, ttl: Millis) => Promise<() => Promise<void>>;
  readonly cut: (link: string, ttl: Millis) => Promise<() => Promise<void>>;
  /** Leads a link to another `host:port`: its connections close, and new ones go there. */
  readonly repoint: (link: string, to: string, ttl: Millis) => Promise<() => Promise<void>>;
  readonly states: () => Promise<readonly LinkState[]>;
  /** Sets right what is not as it should be when nothing is on any more, and tells every healing of the run. */
  readonly mend: () => Promise<readonly HealCheck[]>;
  readonly close: () => Promise<void>;
}
