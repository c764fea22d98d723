import type { Socket } from "node:net";
import type { SeededRandom } from "./seeded-random.ts";
import { Slot } from "./slot.ts";
import type { ByteToxicRecord } from "./toxic-record.ts";
import type { Sink, Stage } from "./toxics/toxic.ts";
import type { Bytes } from "./traffic.ts";

/** What a link asks of the connection it is one direction of. */
export interface LinkOwner {
  randomFor(toxic: ByteToxicRecord): SeededRandom;
  /** The last byte has been handed to the destination. */
  finished(link: Link): void;
  reset(): void;
}

/** A stage that is there for no toxic of the chain: before all of them, or behind. */
interface Guest {
  readonly stage: Stage;
  readonly at: "source" | "destination";
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
  /** Where the chain of toxics begins, whatever stands before it. */
  #chain: Sink;
  #guest: Guest | undefined;
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
    this.#chain = this.#tail;
    source.on("data", (chunk) => this.#receive(chunk));
    source.on("end", () => this.sourceEnded());
    source.on("close", () => this.sourceEnded());
    destination.on("drain", () => this.resumeIfRoom());
    destination.on("close", () => this.stop());
  }

  /** What has come from the source and gone to the destination; a destination that broke has got nothing for sure. */
  get bytes(): Bytes {
    return { received: this.#received, sent: this.destination.errored === null ? this.#sent : 0 };
  }

  add(toxic: ByteToxicRecord): void {
    if (this.#isOver) return;
    this.#slots.findLast((slot) => slot.stage)?.restart();
    const host = { moved: () => this.resumeIfRoom(), reset: () => this.#owner.reset() };
    this.#slots.push(new Slot(toxic, this.#tail, { random: this.#owner.randomFor(toxic), host }));
    this.#rejoin();
  }

  /** Makes the settings of the toxic, as they are now, count for this connection. */
  update(toxic: ByteToxicRecord): void {
    const index = this.#slots.findIndex((slot) => slot.toxic === toxic);
    const slot = this.#slots[index];
    if (slot === undefined || this.#isOver) return;
    if (!slot.isPicked) this.#takeOff(index);
    else if (slot.stage) slot.restart();
    else slot.start();
    this.#rejoin();
  }

  remove(toxic: ByteToxicRecord): void {
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

  /** What a stage at this end of the chain passes its bytes to. */
  outlet(at: Guest["at"]): Sink {
    if (at === "destination") return this.#tail;
    return {
      data: (chunk) => {
        this.#chain.data(chunk);
        this.resumeIfRoom();
      },
      end: () => this.#chain.end(),
    };
  }

  /** Puts a stage before all toxics, or behind them. */
  invite(guest: Guest): void {
    if (this.#isOver) return;
    this.#guest = guest;
    this.#rejoin();
  }

  /** Takes that stage off again. */
  dismiss(): void {
    if (this.#isOver) return;
    this.#guest = undefined;
    this.#rejoin();
  }

  /** Reads on from the source if that was held up and need not be any more. */
  resumeIfRoom(): void {
    if (this.#isPaused && !this.#isFull()) this.#setPaused(false);
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
    this.#guest?.stage.stop?.();
    this.#guest = undefined;
    this.#slots = [];
    this.#head = this.#tail;
    this.#chain = this.#tail;
    // Read on, unheard, so that the source's own close is noticed.
    this.#setPaused(false);
  }

  #receive(chunk: Buffer): void {
    if (this.#isOver || this.#hasSourceEnded) return;
    this.#received += chunk.length;
    this.#head.data(chunk);
    if ((this.#slots.length > 0 || this.#guest) && this.#isFull()) this.#setPaused(true);
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
    if (this.#guest?.at === "source") this.#guest.stage.stop?.();
  }

  #rejoin(): void {
    let next: Sink = this.#guest?.at === "destination" ? this.#guest.stage : this.#tail;
    for (const slot of this.#slots.toReversed()) {
      slot.next = next;
      if (slot.stage) next = slot.stage;
    }
    this.#chain = next;
    this.#head = this.#guest?.at === "source" ? this.#guest.stage : next;
    this.resumeIfRoom();
  }

  #isFull(): boolean {
    if (this.destination.writableNeedDrain || this.#guest?.stage.isFull?.() === true) return true;
    return this.#slots.some((slot) => slot.stage?.isFull?.() === true);
  }

  #setPaused(isPaused: boolean): void {
    if (this.#isPaused === isPaused) return;
    this.#isPaused = isPaused;
    if (isPaused) this.#source.pause();
    else this.#source.resume();
  }
}
