import { HoldQueue } from "../hold-queue.ts";
import type { Sink, Stage } from "../toxics/toxic.ts";
import { framingOf, mayBeAnswer, parseAnswer } from "./answer.ts";
import { CutBody, takesAway, type Cut } from "./cut-body.ts";
import type { Exchange } from "./exchange.ts";
import { NO_BODY, type Framing } from "./framing.ts";
import type { HttpEffect } from "./http-toxic.ts";
import { MessageReader } from "./message-reader.ts";
import { NotHttp } from "./not-http.ts";
import { trickle } from "./trickle.ts";

/** What the conversation is asked and told about the answers of its service. */
export interface AnswerEvents {
  /** Whose answer comes next; nobody's when none was asked for. */
  readonly next: () => Exchange | undefined;
  readonly effects: (exchange: Exchange) => readonly HttpEffect[];
  readonly answered: (exchange: Exchange) => void;
  /** What follows is no HTTP any more, or cannot be read. */
  readonly lost: (why: "tunnel" | "unreadable") => void;
  /** These bytes have been dealt with. */
  readonly settle: () => void;
}

/** raw: passes everything; over: the client has got all that it will get. */
type State = "reading" | "raw" | "over";

const MOST_BYTES = 1024 * 1024;

/** The answers on their way to the client, in the order of their requests. */
export class AnswerSide implements Stage {
  readonly #held: HoldQueue;
  readonly #events: AnswerEvents;
  readonly #reader: MessageReader;
  #state: State = "raw";
  #exchange: Exchange | undefined;
  #cut: CutBody | undefined;

  constructor(out: Sink, events: AnswerEvents) {
    this.#held = new HoldQueue(out);
    this.#events = events;
    this.#reader = new MessageReader({
      mayStart: mayBeAnswer,
      head: (bytes) => this.#begin(bytes),
      body: (bytes, content) => this.#body(bytes, content),
      over: () => this.#finish(),
      raw: (bytes) => this.#giveUp(bytes),
    });
  }

  /** Whether an answer is on its way that could not go on without us. */
  get isBusy(): boolean {
    return this.#state === "over" || this.#cut !== undefined || this.#held.chunks > 0;
  }

  /** The first answer is to begin: before that everything passes. */
  read(): void {
    if (this.#state === "raw") this.#state = "reading";
  }

  data(chunk: Buffer): void {
    if (this.#state === "raw") this.send(chunk);
    else if (this.#state === "reading") this.#reader.take(chunk);
    this.#events.settle();
  }

  /** Sends bytes of ours, or of the service, behind all before them. */
  send(bytes: Buffer, due = 0): void {
    if (this.#state !== "over") this.#held.add(bytes, due);
  }

  end(): void {
    if (this.#state === "reading") this.passAll();
    this.#held.end();
  }

  /** Closes the connection behind what was sent. */
  close(): void {
    this.#state = "over";
    this.#reader.stop();
    this.#held.end();
  }

  /** From now on everything goes to the client as it comes. */
  passAll(): void {
    const held = this.#reader.stop();
    if (this.#state === "over") return;
    this.#state = "raw";
    if (held.length > 0) this.send(held);
  }

  flush(): void {
    this.#held.flush();
  }

  isFull(): boolean {
    return this.#held.bytes >= MOST_BYTES;
  }

  stop(): void {
    this.#reader.stop();
    this.#held.stop();
  }

  #begin(bytes: Buffer): Framing | "no more" {
    const answer = parseAnswer(bytes.toString("latin1"));
    const exchange = this.#events.next();
    if (exchange === undefined) throw new NotHttp("an answer that nobody asked for");
    const { method } = exchange.request;
    const framing = framingOf(answer, method);
    if (answer.isInterim) {
      this.send(bytes);
      return NO_BODY;
    }
    if (answer.status === 101 || (method === "CONNECT" && answer.status < 300)) {
      this.send(bytes);
      this.#events.lost("tunnel");
      return "no more";
    }
    this.#exchange = exchange;
    this.#sendHead(bytes, framing, this.#events.effects(exchange));
    return framing;
  }

  #sendHead(bytes: Buffer, framing: Framing, effects: readonly HttpEffect[]): void {
    const total = (does: "delay" | "trickle"): number =>
      effects.reduce((sum, effect) => (effect.does === does ? sum + effect.ms : sum), 0);
    const cut = effects.find((effect): effect is Cut => effect.does === "cut" && takesAway(effect, framing));
    this.#cut = cut === undefined ? undefined : new CutBody(cut, framing);
    const head = this.#cut?.head(bytes) ?? bytes;
    const [wait, lasts] = [total("delay"), total("trickle")];
    const start = wait === 0 ? 0 : performance.now() + wait;
    if (lasts === 0) return this.send(head, start);
    const from = Math.max(start, performance.now());
    for (const { piece, after } of trickle(head, lasts)) this.send(piece, from + after);
  }

  #body(bytes: Buffer, content: readonly Buffer[]): void {
    if (this.#cut === undefined) return this.send(bytes);
    const { pieces, closes } = this.#cut.add(content);
    for (const piece of pieces) this.send(piece);
    if (closes) this.close();
  }

  #finish(): boolean {
    const exchange = this.#exchange;
    this.#exchange = undefined;
    if (exchange === undefined || this.#state === "over") return this.#state === "reading";
    for (const piece of this.#cut?.finish() ?? []) this.send(piece);
    this.#cut = undefined;
    this.#events.answered(exchange);
    return this.#state === "reading";
  }

  #giveUp(bytes: Buffer): void {
    // Framed anew, it cannot go on as it comes.
    if (this.#cut !== undefined) return this.close();
    this.send(bytes);
    if (this.#state === "reading") this.#events.lost("unreadable");
  }
}
