import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import type { TrafficJob } from "../load-engine.ts";
import { CALLS_AN_ITERATION, callsFile, DUE_PER_MS } from "./handover.ts";
import { SLOT_MS } from "./call-key.ts";

const CALLS_AT_ONCE = 20_000;
const LINES_AT_ONCE = 2000;

/** The calls of one name. */
export interface DealtCalls {
  readonly count: number;
  /** How many are due in each slot of the replay. */
  readonly perSlot: readonly number[];
  /** How many iterations of k6 send those of each slot. */
  readonly iterations: readonly number[];
  /** The most that an iteration begins behind the due time of its first call, as k6 begins those of a slot evenly. */
  readonly mostBehindMs: number;
}

/** Writes the calls of one name, those of an iteration in one line: number of the call and due time, never rounded up into the next slot. */
class CallsWriter implements DealtCalls {
  count = 0;
  mostBehindMs = 0;
  readonly perSlot: number[] = [];
  readonly iterations: number[] = [];
  private readonly file: number;
  private readonly waiting: string[] = [];
  private slot = 0;
  /** The calls of the slot that is not full yet. */
  private inSlot: { readonly seq: number; readonly due: number }[] = [];

  constructor(path: string) {
    this.file = openSync(path, "wx");
  }

  add(seq: number, due: number): void {
    const slot = Math.max(0, Math.floor(due / SLOT_MS));
    if (slot !== this.slot) this.endSlot(slot);
    this.inSlot.push({ seq, due });
    this.count += 1;
  }

  close(): void {
    this.endSlot(this.slot + 1);
    this.flush();
    closeSync(this.file);
  }

  private endSlot(next: number): void {
    const { inSlot, slot } = this;
    const iterations = Math.ceil(inSlot.length / CALLS_AN_ITERATION);
    for (let index = 0; index < iterations; index += 1) {
      const calls = inSlot.slice(index * CALLS_AN_ITERATION, (index + 1) * CALLS_AN_ITERATION);
      const begun = (slot + (index + 1) / iterations) * SLOT_MS;
      this.mostBehindMs = Math.max(this.mostBehindMs, begun - (calls[0]?.due ?? begun));
      this.waiting.push(calls.map(({ seq, due }) => `${seq},${Math.floor(due * DUE_PER_MS)}`).join(" "));
    }
    this.perSlot[slot] = inSlot.length;
    this.iterations[slot] = iterations;
    for (let empty = slot + 1; empty < next; empty += 1) this.perSlot[empty] = this.iterations[empty] = 0;
    this.slot = next;
    this.inSlot = [];
    if (this.waiting.length > LINES_AT_ONCE) this.flush();
  }

  private flush(): void {
    const bytes = Buffer.from(
      this.waiting
        .splice(0)
        .map((line) => `${line}\n`)
        .join(""),
    );
    for (let done = 0; done < bytes.length;) done += writeSync(this.file, bytes, done);
  }
}

/**
 * Deals the calls of a day out by their names, into one file each, so that every process of k6 knows which calls of
 * the day its iteration is for. Lets others work in between, and ends early with the signal.
 */
export async function dealCalls(
  { traffic, due, request }: TrafficJob,
  folder: string,
  signal: AbortSignal,
): Promise<readonly DealtCalls[]> {
  const writers = traffic.mix.map((_, call) => new CallsWriter(join(folder, callsFile(call))));
  let dealt = 0;
  try {
    for (const call of due) {
      writers[request(call.seq).call]?.add(call.seq, call.due);
      dealt += 1;
      if (dealt % CALLS_AT_ONCE !== 0) continue;
      await breathe();
      if (signal.aborted) break;
    }
  } finally {
    for (const writer of writers) writer.close();
  }
  return writers;
}
