import { exitCodeOf } from "../cli/exit-codes.ts";
import { isExplained } from "../model/errors.ts";
import { buildTools } from "../run/tools/build-tools.ts";

try {
  await buildTools((line) => void process.stdout.write(`${line}\n`));
} catch (error) {
  if (!isExplained(error)) throw error;
  process.stderr.write(`${error.message}\n${error.hint}\n`);
  process.exitCode = exitCodeOf(error);
}
