import { millis } from "../../../model/units.ts";
import type { LoadEngine } from "../load-engine.ts";
import { Replay } from "./replay.ts";

export interface HttpEngineOptions {
  /**
   * How many connections may be open at once. A call that finds all of them busy is sent as soon as one is free, and
   * counts as dropped only when none was free for as long as a call may take.
   */
  readonly maxConnections?: number;
}

/** An engine of its own over plain sockets: HTTP/1.1, open loop, one process, about 20 microseconds of it per call. */
export const createHttpEngine = ({ maxConnections = 8_000 }: HttpEngineOptions = {}): LoadEngine => ({
  name: "http",
  describe: async () => "http",
  prepare: async (job) => ({
    lead: millis(0),
    send: async (world) => await new Replay(job, world, maxConnections).run(),
    close: async () => undefined,
  }),
});

export const httpEngine: LoadEngine = createHttpEngine();
