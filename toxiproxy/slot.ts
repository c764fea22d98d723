import type { SeededRandom } from "./seeded-random.ts";
import type { ByteToxicRecord } from "./toxic-record.ts";
import type { Outlet, Sink, Stage } from "./toxics/toxic.ts";

/** What a slot asks of the link it is in. */
interface Host {
  /** Data has left a stage, so there may be room for more. */
  readonly moved: () => void;
  readonly reset: () => void;
}

/** The place of one toxic on one link; it has a stage when the toxic applies to this connection. */
export class Slot implements Outlet {
  readonly toxic: ByteToxicRecord;
  next: Sink;
  stage: Stage | undefined;
  readonly #random: SeededRandom;
  readonly #host: Host;
  #draws = 0;
  #hasEnded = false;

  constructor(toxic: ByteToxicRecord, next: Sink, { random, host }: { random: SeededRandom; host: Host }) {
    this.toxic = toxic;
    this.next = next;
    this.#random = random;
    this.#host = host;
    this.start();
  }

  /** Whether the toxic has ended the stream, whatever still comes from the source. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** The coin: draw 0, so it falls the same way however often it is asked. */
  get isPicked(): boolean {
    return this.#random.draw(0) < this.toxic.toxicity;
  }

  start(): void {
    if (this.isPicked) this.stage = this.toxic.kind.start(this);
  }

  /** Starts the stage again with the settings or the neighbour that it has now. */
  restart(): void {
    if (this.stage?.restart) this.stage.restart();
    else this.stage?.flush?.();
  }

  /** Takes the toxic off this live connection; nothing it held is lost. */
  takeOff(): void {
    const stage = this.stage;
    stage?.flush?.();
    stage?.removed?.();
    this.stop();
  }

  stop(): void {
    this.stage?.stop?.();
    this.stage = undefined;
  }

  attribute(name: string): number {
    return this.toxic.attributes[name] ?? 0;
  }

  random(): number {
    this.#draws += 1;
    return this.#random.draw(this.#draws);
  }

  data(chunk: Buffer): void {
    if (this.#hasEnded) return;
    this.next.data(chunk);
    this.#host.moved();
  }

  end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.next.end();
  }

  reset(): void {
    this.#host.reset();
  }
}
