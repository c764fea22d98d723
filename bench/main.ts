import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { exitCodeOf } from "../cli/exit-codes.ts";
import { isExplained } from "../model/errors.ts";
import { afterwards } from "./afterwards.ts";
import { beat } from "./beat.ts";
import type { Part } from "./part.ts";
import { tableOf } from "./table.ts";
import { viewers } from "./viewers.ts";

const PARTS: readonly Part[] = [afterwards, viewers, beat];
const RESULTS = new URL("results/", import.meta.url);

const machine = {
  cpus: cpus().length,
  platform: `${process.platform} ${process.arch}`,
  node: process.versions.node,
};

const usage = (): string =>
  `Usage: npm run bench PART ...\n${PARTS.map(({ name, usage: rest, about }) => `  ${name} ${rest}  ${about}\n`).join("")}`;

async function measure(part: Part, args: readonly string[]): Promise<void> {
  const series = await part.measure(args);
  mkdirSync(RESULTS, { recursive: true });
  const result = { part: part.name, machine, series };
  writeFileSync(new URL(`${part.name}.json`, RESULTS), `${JSON.stringify(result, null, 2)}\n`);
  process.stdout.write(`${part.name}: ${part.about}\n${tableOf(series)}\n`);
}

const [name, ...args] = process.argv.slice(2);
const part = PARTS.find((one) => one.name === name);
if (part === undefined) {
  process.stderr.write(usage());
  process.exitCode = 2;
} else {
  try {
    await measure(part, args);
  } catch (error) {
    if (!isExplained(error)) throw error;
    process.stderr.write(`${error.message}\n${error.hint}\n`);
    process.exitCode = exitCodeOf(error);
  }
}
