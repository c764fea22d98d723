import type { StepAction } from "./plan.ts";

/** A process as nobody else can be it: numbers are given out again, moments of birth are not. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly born: string;
}

/** What takes a mutation back, as data: the program that made it may be dead, and another has to do it. */
export type Undo =
  /** A link of ours in a Toxiproxy that is not ours: its faults go with it. */
  | { readonly kind: "remove-link"; readonly url: string; readonly proxy: string }
  /** A process that was started for the run, with its whole group. */
  | { readonly kind: "end-process"; readonly name: string; readonly process: ProcessIdentity }
  | { readonly kind: "continue-process"; readonly name: string; readonly process: ProcessIdentity }
  /** `moot` is a process of the run whose end makes the step pointless. */
  | { readonly kind: "step"; readonly action: StepAction; readonly cwd: string; readonly moot: boolean }
  | { readonly kind: "remove-folder"; readonly path: string }
  | { readonly kind: "nothing"; readonly why: string };

/** A mutation that is about to be made. */
export interface Intent {
  readonly what: string;
  /** How it was before, in words. */
  readonly before: string;
  readonly undo: Undo;
  /** Past this moment, in milliseconds since 1970, it is taken back whoever is still alive. */
  readonly deadline?: number;
}

/** Who took something back. */
export type Healer = "run" | "guardian" | "heal";

/** A line of a journal; each is on disk before what it tells of is done. */
export type JournalLine =
  | {
      readonly kind: "run-opened";
      readonly version: 1;
      readonly run: string;
      readonly process: ProcessIdentity;
      /** Where its record is. */
      readonly folder: string;
    }
  | ({ readonly kind: "begin"; readonly id: number; readonly at: number } & Intent)
  | {
      readonly kind: "undone" | "not-undone";
      readonly id: number;
      readonly at: number;
      readonly by: Healer;
      readonly detail: string;
    }
  | { readonly kind: "taken-over"; readonly at: number; readonly by: Healer; readonly why: string };
