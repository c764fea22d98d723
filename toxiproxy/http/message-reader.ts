import { Alarm } from "../alarm.ts";
import { bodyReader, type BodyReader } from "./body-reader.ts";
import type { Framing } from "./framing.ts";
import { HeadReader } from "./head-reader.ts";
import { NotHttp } from "./not-http.ts";

/** What becomes of the messages of one direction. */
export interface MessageEvents {
  /** Whether a message may begin with this line, which may have come only in part. */
  readonly mayStart: (line: string) => boolean;
  /** A head has come: how its body ends, or "no more" when no message follows any more. */
  readonly head: (bytes: Buffer) => Framing | "no more";
  /** Bytes of the body as they came, and the content that is in them. */
  readonly body: (bytes: Buffer, content: readonly Buffer[]) => void;
  /** The message is whole: whether the next one is to be read. */
  readonly over: () => boolean;
  /** From here on it is no HTTP, or not ours to read: these bytes, and all that follow. */
  readonly raw: (bytes: Buffer) => void;
}

/** How long a head may take, once it has begun, before its bytes are passed on unread. */
const PATIENCE_MS = 2000;
const NOTHING = Buffer.alloc(0);

/** Cuts the bytes of one direction into messages, and stops for good at the first that is none. */
export class MessageReader {
  readonly #events: MessageEvents;
  readonly #head: HeadReader;
  readonly #alarm = new Alarm(() => this.#giveUp());
  #body: BodyReader | undefined;
  #isReading = true;
  /** What is passed on as it came if it turns out to be no HTTP. */
  #unread: Buffer = NOTHING;

  constructor(events: MessageEvents) {
    this.#events = events;
    this.#head = new HeadReader(events.mayStart);
  }

  take(chunk: Buffer): void {
    let rest = chunk;
    try {
      while (rest.length > 0 && this.#isReading) {
        rest = this.#body === undefined ? this.#takeHead(rest) : this.#takeBody(this.#body, rest);
      }
    } catch (error) {
      if (!(error instanceof NotHttp)) throw error;
      return this.#giveUp();
    }
    if (rest.length > 0) this.#events.raw(rest);
  }

  /** Reads on, after `over` has said that it should not. */
  goOn(): void {
    this.#isReading = true;
  }

  /** Stops reading, and gives back what it holds of a head. */
  stop(): Buffer {
    this.#isReading = false;
    this.#alarm.clear();
    return this.#head.release();
  }

  #takeHead(rest: Buffer): Buffer {
    this.#unread = NOTHING;
    const end = this.#head.add(rest);
    if (end === 0) {
      if (!this.#alarm.isSet) this.#alarm.set(PATIENCE_MS);
      return NOTHING;
    }
    return this.#begin(end);
  }

  #begin(end: number): Buffer {
    this.#alarm.clear();
    const bytes = this.#head.release();
    this.#unread = bytes;
    const framing = this.#events.head(bytes.subarray(0, end));
    if (framing === "no more") {
      this.#isReading = false;
    } else {
      this.#body = bodyReader(framing);
      this.#finishIfOver();
    }
    return bytes.subarray(end);
  }

  #takeBody(body: BodyReader, rest: Buffer): Buffer {
    this.#unread = rest;
    const content: Buffer[] = [];
    const end = body.take(rest, (data) => content.push(data));
    this.#events.body(rest.subarray(0, end), content);
    this.#finishIfOver();
    return rest.subarray(end);
  }

  #finishIfOver(): void {
    if (this.#body?.isOver !== true) return;
    this.#body = undefined;
    this.#isReading = this.#events.over();
  }

  #giveUp(): void {
    const held = this.stop();
    this.#events.raw(held.length === 0 ? this.#unread : held);
  }
}
