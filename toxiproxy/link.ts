import type { Socket } from "node:net";
import type { SeededRandom } from "./seeded-random.ts";
import { Slot } from "./slot.ts";
import type { ToxicRecord } from "./toxic-record.ts";
import type { Sink } from "./toxics/toxic.ts";
import type { Bytes } from "./traffic.ts";

/** What a link asks of the connection it is one direction of. */
export interface LinkOwner {
  randomFor(toxic: ToxicRecord): SeededRandom;
  /** The last byte has been handed to the destination. */
  finished(link: Link): void;
  reset(): void;
}

/**
 * One direction of one connection: source ─▶ slot ─▶ slot ─▶ … ─▶ destination.
 *
 * Every change of the chain happens at once and waits for nobody: what a stage held goes, in order, into the
 * destination's own write buffer.
 */
export class Link {
  readonly destination: Socket;
  readonly #source: Socket;
  readonly #owner: LinkOwner;
  readonly #tail: Sink;
  #slots: Slot[] = [];
  #head: Sink;
  #isPaused = false;
  #hasSourceEnded = false;
  #isOver = false;
  #received = 0;
  #sent = 0;

  constructor(source: Socket, destination: Socket, owner: LinkOwner) {
    this.#source = source;
    this.destination = destination;
    this.#owner = owner;
    this.#tail = { data: (chunk) => this.#write(chunk), end: () => this.#finish() };
    this.#head = this.#tail;
    source.on("data", (chunk) => this.#receive(chunk));
    source.on("end", () => this.sourceEnded());
    source.on("close", () => this.sourceEnded());
    destination.on("drain", () => this.#resumeIfRoom());
    destination.on("close", () => this.stop());
  }

  /** What has come from the source and gone to the destination; a destination that broke has got nothing for sure. */
  get bytes(): Bytes {
    return { received: this.#received, sent: this.destination.errored === null ? this.#sent : 0 };
  }

  add(toxic: ToxicRecord): void {
    if (this.#isOver) return;
    this.#slots.findLast((slot) => slot.stage)?.restart();
    const host = { moved: () => this.#resumeIfRoom(), reset: () => this.#owner.reset() };
    this.#slots.push(new Slot(toxic, this.#tail, { random: this.#owner.randomFor(toxic), host }));
    this.#rejoin();
  }

  /** Makes the settings of the toxic, as they are now, count for this connection. */
  update(toxic: ToxicRecord): void {
    const index = this.#slots.findIndex((slot) => slot.toxic === toxic);
    const slot = this.#slots[index];
    if (slot === undefined || this.#isOver) return;
    if (!slot.isPicked) this.#takeOff(index);
    else if (slot.stage) slot.restart();
    else slot.start();
    this.#rejoin();
  }

  remove(toxic: ToxicRecord): void {
    const index = this.#slots.findIndex((slot) => slot.toxic === toxic);
    const slot = this.#slots[index];
    if (slot === undefined || this.#isOver) return;
    const earlier = this.#slots.slice(0, index).findLast((other) => other.stage);
    this.#takeOff(index);
    this.#slots = this.#slots.filter((other) => other !== slot);
    this.#rejoin();
    // Only now: what the earlier one holds must not pass through the removed one any more.
    earlier?.restart();
  }

  /** No more will come from the source; what is under way still goes out first. */
  sourceEnded(): void {
    if (this.#hasSourceEnded) return;
    this.#hasSourceEnded = true;
    this.#head.end();
  }

  /** Drops what is under way: there is nobody left to send it to. */
  stop(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const slot of this.#slots) slot.stop();
    this.#slots = [];
    this.#head = this.#tail;
    // Read on, unheard, so that the source's own close is noticed.
    this.#setPaused(false);
  }

  #receive(chunk: Buffer): void {
    if (this.#isOver || this.#hasSourceEnded) return;
    this.#received += chunk.length;
    this.#head.data(chunk);
    if (this.#slots.length > 0 && this.#isFull()) this.#setPaused(true);
  }

  #write(chunk: Buffer): void {
    if (this.#isOver) return;
    this.#sent += chunk.length;
    if (!this.destination.write(chunk)) this.#setPaused(true);
  }

  #finish(): void {
    if (this.#isOver) return;
    this.stop();
    this.#owner.finished(this);
  }

  #takeOff(index: number): void {
    const slot = this.#slots[index];
    slot?.takeOff();
    if (!slot?.hasEnded || this.#isOver) return;
    // It closed the stream, so nothing from before it may ever follow.
    this.#hasSourceEnded = true;
    for (const earlier of this.#slots.splice(0, index)) earlier.stop();
  }

  #rejoin(): void {
    let next = this.#tail;
    for (const slot of this.#slots.toReversed()) {
      slot.next = next;
      if (slot.stage) next = slot.stage;
    }
    this.#head = next;
    this.#resumeIfRoom();
  }

  #isFull(): boolean {
    return this.destination.writableNeedDrain || this.#slots.some((slot) => slot.stage?.isFull?.() === true);
  }

  #resumeIfRoom(): void {
    if (this.#isPaused && !this.#isFull()) this.#setPaused(false);
  }

  #setPaused(isPaused: boolean): void {
    if (this.#isPaused === isPaused) return;
    this.#isPaused = isPaused;
    if (isPaused) this.#source.pause();
    else this.#source.resume();
  }
}
