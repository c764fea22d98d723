import type { Ratio } from "./units.ts";

export type Stream = "upstream" | "downstream";

/** What Toxiproxy can do to the bytes of a connection; attribute names and units are its own. */
export type ToxicSpec =
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

/** One thing a plan does to the system: a toxic on a link, a link cut, or a signal to a process. */
export type Change =
  | { readonly kind: "toxic"; readonly link: string; readonly toxic: Toxic }
  | { readonly kind: "cut"; readonly link: string }
  | { readonly kind: "kill"; readonly process: string }
  | { readonly kind: "pause"; readonly process: string };
