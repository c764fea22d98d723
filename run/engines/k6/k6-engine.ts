import { millis } from "../../../model/units.ts";
import { requireTool } from "../../tools/find-tool.ts";
import type { LoadEngine, ReadyEngine, TrafficJob } from "../load-engine.ts";
import { closeAll, getReady } from "./get-ready.ts";
import { prepareOwnScript, type OwnJob } from "./own-script/prepare.ts";
import { replay } from "./replay.ts";

export interface K6EngineOptions {
  /** How many k6 processes share the calls; together they send exactly those that one would. */
  readonly processes?: number;
}

/** Time for k6 to wake up and to ask when the replay starts. */
const WAKE_MS = 500;
const NOTHING = { planned: 0, sent: 0, answered: 0, failed: 0, dropped: 0 };

const idle: ReadyEngine = {
  lead: millis(0),
  send: async () => NOTHING,
  close: async () => undefined,
};

/** The job of a script of the user's own, if that is what sends the traffic. */
const ownJob = ({ traffic, script }: TrafficJob): OwnJob | undefined =>
  traffic.script === undefined || script === undefined
    ? undefined
    : { ...script, script: traffic.script, replayIn: traffic.replayIn, timeout: traffic.timeout };

/**
 * The real k6: one scenario for each call name, exactly the calls of the plan, its metrics received as OTLP. Its
 * users are initialised before the clock of the replay starts.
 */
export const createK6Engine = ({ processes = 1 }: K6EngineOptions = {}): LoadEngine => ({
  name: "k6",
  describe: async () => {
    const { version } = await requireTool("k6");
    return `k6 ${version}${processes === 1 ? "" : `, ${processes} processes`}`;
  },
  prepare: async (job, entrance) => {
    if (entrance.signal.aborted) return idle;
    const closers: (() => Promise<unknown>)[] = [];
    try {
      const own = ownJob(job);
      if (own !== undefined) {
        const ready = await prepareOwnScript(own, entrance, closers);
        return { ...ready, close: async () => closeAll(closers) };
      }
      const crew = await getReady(job, entrance, { count: processes, closers });
      if (crew === undefined) {
        await closeAll(closers);
        return idle;
      }
      return {
        lead: millis(crew.pools.headStart + WAKE_MS),
        send: async (world) => await replay(crew, job.traffic, world),
        close: async () => closeAll(closers),
      };
    } catch (error) {
      await closeAll(closers).catch(() => undefined);
      throw error;
    }
  },
});

export const k6Engine: LoadEngine = createK6Engine();
