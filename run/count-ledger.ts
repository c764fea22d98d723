import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { EnvironmentError } from "../model/errors.ts";
import type { LedgerCount } from "../model/record.ts";
import { askFailure } from "./ask.ts";
import type { WriteLedger } from "./write-ledger.ts";

const ANSWER_WITHIN_MS = 120_000;
const DRAIN_WITHIN_MS = 60_000;
const AGAIN_EVERY_MS = 1000;

async function countOnce(url: string, ledger: WriteLedger, stop: AbortSignal): Promise<LedgerCount> {
  try {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
    const response = await fetch(url, { redirect: "manual", signal });
    if (!response.ok || response.body === null) throw new Error(`status ${response.status}`);
    return await ledger.compare(createInterface({ input: Readable.from(response.body) }));
  } catch (error) {
    throw new EnvironmentError(
      `The ledger at "${url}" could not be read: ${askFailure(error)}.`,
      "It must answer with one stored key a line; see ledger: in the scenario.",
      { cause: error },
    );
  }
}

/** Compares what callers saw with what is stored; while acknowledged writes are missing, a backlog may still drain. */
export async function countLedger(
  url: string,
  ledger: WriteLedger,
  signal: AbortSignal,
): Promise<LedgerCount> {
  const deadline = performance.now() + DRAIN_WITHIN_MS;
  let count = await countOnce(url, ledger, signal);
  while (count.lost > 0 && performance.now() < deadline && !signal.aborted) {
    await delay(AGAIN_EVERY_MS, undefined, { signal }).catch(() => undefined);
    count = await countOnce(url, ledger, signal);
  }
  return count;
}
