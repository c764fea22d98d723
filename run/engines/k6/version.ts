import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { EnvironmentError, reasonOf } from "../../../model/errors.ts";
import { TOOLS } from "../../tools/catalogue.ts";
import { isTooOld } from "../../tools/tool-age.ts";

const ANSWER_WITHIN_MS = 20_000;
const run = promisify(execFile);

/** Refuses a k6 that does not run, or is older than what works; one that does not say its version is taken as it is. */
export async function checkVersion(program: string, env: Readonly<Record<string, string>>): Promise<void> {
  const answer = await run(program, ["version"], { env, timeout: ANSWER_WITHIN_MS }).catch(
    (error: unknown) => {
      throw new EnvironmentError(
        `"${program}" cannot be run: ${reasonOf(error).trim().replaceAll(/\s+/gu, " ")}.`,
        "With Go installed, npm run tools builds k6; gameday doctor says how else to get it.",
        { cause: error },
      );
    },
  );
  const version = /\bv?(\d+\.\d+\.\d+)/u.exec(answer.stdout)?.[1] ?? "";
  if (!isTooOld({ name: "k6", path: program, version, from: "PATH" })) return;
  const least = TOOLS.find(({ name }) => name === "k6")?.least;
  throw new EnvironmentError(
    `"${program}" is k6 ${version}, and ${least} is the oldest that works.`,
    "Update it; or take it off PATH and type npm run tools, which builds one that works.",
  );
}
