import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import { UsageError } from "../model/errors.ts";
import { readPlan } from "../run/read-record.ts";
import type { Part, Series } from "./part.ts";

const REPEATS = 5;
const ONCE = fileURLToPath(new URL("afterwards-once.ts", import.meta.url));
const times = z.record(z.string(), z.number());

/** Without the start of the process: each repeat is a new one, which is as cold as that of `gameday report`. */
async function once(run: string): Promise<z.infer<typeof times>> {
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", ONCE, run]);
  return times.parse(JSON.parse(stdout));
}

/** Judge, reports, alerts and all runbooks of one record: what somebody waits for when the day is over. */
export const afterwards: Part = {
  name: "afterwards",
  usage: "RUN",
  about: "reading a record, judging it, and writing its reports, alerts and runbooks",
  measure: async ([run]) => {
    if (run === undefined)
      throw new UsageError("No run was named.", "Give the folder of a run: npm run bench afterwards RUN");
    readPlan(`${run}/record`);
    const repeats: z.infer<typeof times>[] = [];
    for (let repeat = 0; repeat < REPEATS; repeat += 1) repeats.push(await once(run));
    const names = Object.keys(repeats[0] ?? {});
    const parts = names.map((what): Series => ({
      what,
      unit: "ms",
      values: repeats.map((took) => took[what] ?? Number.NaN),
    }));
    const whole = repeats.map((took) => Object.values(took).reduce((sum, ms) => sum + ms, 0));
    return [...parts, { what: "all of it", unit: "ms", values: whole, atMost: 1000 }];
  },
};
