import type { Sink, Stage } from "../toxics/toxic.ts";
import type { Exchange } from "./exchange.ts";
import { MessageReader } from "./message-reader.ts";
import { mayBeRequest, parseRequest, type Request } from "./request.ts";

/** What the conversation is told about the requests of its client. */
export interface RequestEvents {
  readonly open: (request: Request) => Exchange;
  /** The request has come to its end, or to where it cannot be read on. */
  readonly whole: (exchange: Exchange) => void;
  readonly isOpen: (exchange: Exchange) => boolean;
  /** No request can be told from the next any more. */
  readonly lost: () => void;
  /** These bytes have been dealt with. */
  readonly settle: () => void;
  readonly isFull: () => boolean;
}

/**
 * - waiting: the connection is older than we are, so its next bytes may be the middle of something
 * - undecided: what follows CONNECT or Upgrade may be anything, as the answer will tell
 * - raw: passes everything, deaf: drops everything
 */
type State = "waiting" | "reading" | "undecided" | "raw" | "deaf";

const LINE_END = 10;

/** The requests on their way to the service: those that are refused end here. */
export class RequestSide implements Stage {
  readonly #out: Sink;
  readonly #events: RequestEvents;
  readonly #reader: MessageReader;
  #state: State;
  #exchange: Exchange | undefined;
  #hasGuessed = false;

  constructor(out: Sink, events: RequestEvents, isFresh: boolean) {
    this.#out = out;
    this.#events = events;
    this.#state = isFresh ? "reading" : "waiting";
    this.#reader = new MessageReader({
      mayStart: mayBeRequest,
      head: (bytes) => this.#begin(bytes),
      body: (bytes) => this.#pass(bytes),
      over: () => this.#finish(),
      raw: (bytes) => this.#giveUp(bytes),
    });
  }

  data(chunk: Buffer): void {
    if (this.#state === "waiting" && startsWithRequest(chunk)) this.#state = "reading";
    if (this.#state === "waiting" || this.#state === "raw") this.#out.data(chunk);
    else if (this.#state !== "deaf") this.#reader.take(chunk);
    this.#events.settle();
  }

  end(): void {
    this.passAll();
    this.#out.end();
  }

  isFull(): boolean {
    return this.#events.isFull();
  }

  stop(): void {
    this.#reader.stop();
  }

  /** From now on everything goes to the service as it comes. */
  passAll(): void {
    const held = this.#reader.stop();
    if (this.#state === "deaf") return;
    this.#state = "raw";
    if (held.length > 0) this.#out.data(held);
  }

  /** The service goes on with HTTP behind a request for something else. */
  stayHttp(): void {
    if (this.#state !== "undecided") return;
    this.#state = "reading";
    if (this.#hasGuessed) this.#events.lost();
    else this.#reader.goOn();
  }

  #begin(bytes: Buffer): Request["framing"] {
    const request = parseRequest(bytes.toString("latin1"));
    this.#exchange = this.#events.open(request);
    this.#pass(bytes);
    return request.framing;
  }

  #pass(bytes: Buffer): void {
    if (this.#exchange?.refusal === undefined) this.#out.data(bytes);
  }

  #finish(): boolean {
    const exchange = this.#exchange;
    this.#exchange = undefined;
    if (exchange === undefined) return true;
    this.#events.whole(exchange);
    const mayTunnel = exchange.request.mayTunnel && exchange.refusal === undefined;
    if (mayTunnel && this.#events.isOpen(exchange)) this.#state = "undecided";
    return this.#state === "reading";
  }

  #giveUp(bytes: Buffer): void {
    if (this.#state === "undecided") this.#hasGuessed = true;
    const refused = this.#exchange?.refusal === undefined ? undefined : this.#exchange;
    if (refused === undefined) {
      this.#out.data(bytes);
      if (this.#state === "reading") this.#events.lost();
      return;
    }
    // The service has not seen its beginning, and nobody knows where it ends.
    this.#state = "deaf";
    this.#exchange = undefined;
    refused.closes = true;
    this.#events.whole(refused);
  }
}

/** Whether a request begins where a chunk does. */
function startsWithRequest(chunk: Buffer): boolean {
  const end = chunk.indexOf(LINE_END);
  return end !== -1 && mayBeRequest(chunk.toString("latin1", 0, end + 1));
}
