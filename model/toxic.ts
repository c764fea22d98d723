import type { HttpToxicSpec } from "./http-toxic.ts";
import type { StepAction } from "./plan.ts";
import type { Ratio } from "./units.ts";

export type Stream = "upstream" | "downstream";

/** What Toxiproxy can do to the bytes of a connection; attribute names and units are its own. */
export type ToxicSpec =
  | HttpToxicSpec
  | { readonly type: "latency"; readonly attributes: { readonly latency: number; readonly jitter: number } }
  | { readonly type: "bandwidth"; readonly attributes: { readonly rate: number } }
  | { readonly type: "slow_close"; readonly attributes: { readonly delay: number } }
  | { readonly type: "timeout"; readonly attributes: { readonly timeout: number } }
  | { readonly type: "reset_peer"; readonly attributes: { readonly timeout: number } }
  | { readonly type: "limit_data"; readonly attributes: { readonly bytes: number } }
  | {
      readonly type: "slicer";
      readonly attributes: {
        readonly average_size: number;
        readonly size_variation: number;
        readonly delay: number;
      };
    };

export type Toxic = ToxicSpec & { readonly stream: Stream; readonly toxicity: Ratio };

/**
 * One thing a plan does to the system: a toxic on a link, a link cut or led elsewhere, a signal to a process, or a hook of
 * the user's own.
 */
export type Change =
  | { readonly kind: "toxic"; readonly link: string; readonly toxic: Toxic }
  | { readonly kind: "cut"; readonly link: string }
  /** The connections of the link close, and new ones go to another `host:port`. */
  | { readonly kind: "repoint"; readonly link: string; readonly to: string }
  | { readonly kind: "kill"; readonly process: string }
  | { readonly kind: "pause"; readonly process: string }
  /** `on` breaks something in a way that no proxy can; `off` takes that back, however far `on` came. */
  | {
      readonly kind: "hook";
      readonly what: string;
      readonly on: StepAction;
      readonly off: StepAction;
    };
