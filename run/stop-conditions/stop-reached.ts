import type { StopReason } from "../../model/stop-conditions.ts";

/** The reason of an abort by a stop condition of the scenario: the run ends, is healed, and has failed its promise. */
export class StopReached extends Error {
  constructor({ text }: StopReason) {
    super(text);
    this.name = "StopReached";
  }
}
