import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { UsageError } from "../../../../model/errors.ts";
import { k6Environment } from "../environment.ts";

/** What a script reads to know where its requests must go. */
export const TARGET = "GAMEDAY_TARGET";

const ANSWER_WITHIN_MS = 20_000;
const run = promisify(execFile);

/** The script with all that it imports and opens, as text; nothing when k6 cannot tell. */
async function everythingOf(
  program: string,
  { script, folder }: { script: string; folder: string },
): Promise<string | undefined> {
  const archive = join(folder, "script.tar");
  const env = k6Environment({
    inherited: process.env,
    script: { [TARGET]: "http://127.0.0.1:9" },
    endpoint: "",
    freeBytes: process.availableMemory(),
  });
  const args = ["archive", "--quiet", "--include-system-env-vars", "-O", archive, script];
  try {
    await run(program, args, { cwd: folder, env, timeout: ANSWER_WITHIN_MS });
    return await readFile(archive, "latin1");
  } catch {
    return undefined;
  }
}

// k6 keeps the environment in the archive too, and there it is no sign of being read.
const VARIABLE = new RegExp(`"${TARGET}":\\s*"[^"]*"`, "gu");

/** Refuses a script that can have no way through the link: it neither reads where that is, nor names its port. */
export async function mustReadTarget(
  program: string,
  where: { readonly script: string; readonly folder: string; readonly port: number },
): Promise<void> {
  const text = (await everythingOf(program, where))?.replaceAll(VARIABLE, "");
  if (text === undefined || text.includes(TARGET) || text.includes(`:${where.port}`)) return;
  throw new UsageError(
    `The script "${where.script}" never reads "__ENV.${TARGET}", so none of its requests can go through the link.`,
    `Begin the URLs of its requests with it: http.get(\`\${__ENV.${TARGET}}/list\`).`,
  );
}
