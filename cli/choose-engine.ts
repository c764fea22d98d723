import { UsageError } from "../model/errors.ts";
import type { Traffic } from "../model/traffic.ts";
import { engines } from "../run/engines/index.ts";
import { createK6Engine } from "../run/engines/k6/k6-engine.ts";
import type { LoadEngine } from "../run/engines/load-engine.ts";

export interface EngineFlags {
  readonly engine?: string;
  readonly processes?: number;
}

const [FIRST = ""] = engines.names;
export const ENGINE_HELP = `load engine (default: "${FIRST}", or "k6" for a script of your own)`;

/** A script of the user's own is run by k6, as one process: what it shares among its users stays together. */
function engineForScript(file: string, { engine, processes }: EngineFlags): LoadEngine {
  if (engine !== undefined && engine !== "k6") {
    throw new UsageError(
      `The engine "${engine}" cannot run "${file}", which is a script for k6.`,
      "Leave --engine out, and k6 is chosen by itself.",
    );
  }
  if (processes === undefined) return engines.get("k6");
  throw new UsageError(
    `"--processes ${processes}" does not go with "${file}": a script of your own runs in one process.`,
    "Leave --processes out.",
  );
}

/** The load engine that the flags ask for, or that the traffic needs; several processes only make sense for k6. */
export function chooseEngine(
  flags: EngineFlags,
  { traffic }: { readonly traffic: Pick<Traffic, "script"> } = { traffic: {} },
): LoadEngine {
  if (traffic.script !== undefined) return engineForScript(traffic.script.file, flags);
  const { engine = FIRST, processes } = flags;
  if (processes === undefined) return engines.get(engine);
  if (engine === "k6") return createK6Engine({ processes });
  throw new UsageError(
    `"--processes ${processes}" does not go with the engine "${engine}", which is one process.`,
    `Say --engine k6 --processes ${processes}, or leave --processes out.`,
  );
}
