import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { millis } from "../../../../model/units.ts";
import type { OwnScript } from "../../../../model/traffic.ts";
import { requireTool } from "../../../tools/find-tool.ts";
import type { EngineEntrance, OwnScriptJob, ReadyEngine } from "../../load-engine.ts";
import { FILES } from "../arguments.ts";
import { startK6 } from "../k6-process.ts";
import { loopbackAddress } from "../loopback.ts";
import type { Metric } from "../otlp/decode.ts";
import { startReceiver } from "../otlp/receiver.ts";
import { foreign } from "./foreign.ts";
import { mustReadTarget, TARGET } from "./reads-target.ts";
import { replayOwn } from "./replay.ts";

/** What is to be run: the file, what is promised about it, and how long the day is. */
export interface OwnJob extends OwnScriptJob {
  readonly script: OwnScript;
  readonly replayIn: number;
  readonly timeout: number;
}

type Closers = (() => Promise<unknown>)[];

/** Starts k6 with a script of the user's own, paused; what is begun is put into the closers at once. */
export async function prepareOwnScript(
  job: OwnJob,
  { target, signal }: EngineEntrance,
  closers: Closers,
): Promise<Omit<ReadyEngine, "close">> {
  const origin = `http://${loopbackAddress(target)}`;
  const { path: program } = await requireTool("k6");
  const folder = await mkdtemp(join(tmpdir(), "gameday-k6-"));
  closers.push(async () => rm(folder, { recursive: true, force: true }));
  const sink: { onMetrics: (metrics: readonly Metric[]) => void; onTrouble: (text: string) => void } = {
    onMetrics: () => undefined,
    onTrouble: () => undefined,
  };
  const receiver = await startReceiver({
    onMetrics: (metrics) => sink.onMetrics(metrics),
    onTrouble: (text) => sink.onTrouble(text),
  });
  closers.push(async () => receiver.close());
  const k6 = await startK6({
    program,
    script: job.path,
    folder,
    env: { [TARGET]: origin },
    endpoint: receiver.endpoint,
    foreign,
    signal,
  });
  closers.push(async () => k6.stop());
  await mustReadTarget(program, { script: job.path, folder, port: target.port });
  return {
    lead: millis(0),
    send: async (world) => replayOwn({ job, k6, sink, origin, summary: join(folder, FILES.summary) }, world),
  };
}
