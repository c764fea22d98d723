import type { Socket } from "node:net";
import { connect } from "node:net";
import type { Reply } from "./read-reply.ts";
import { readReply } from "./read-reply.ts";

interface Waiting {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

export interface CacheAddress {
  readonly host: string;
  readonly port: number;
}

const answerWithinMs = 250;
const firstRetryMs = 100;
const slowestRetryMs = 500;

/** One pipelined connection to memcached; every trouble is a rejected promise, which callers treat as a miss. */
export class CacheClient {
  readonly #address: CacheAddress;
  #socket: Socket | undefined;
  #waiting: Waiting[] = [];
  #rest: Buffer = Buffer.alloc(0);
  #retryMs = firstRetryMs;
  #retry: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(address: CacheAddress) {
    this.#address = address;
    this.#connect();
  }

  async get(key: string): Promise<Buffer | undefined> {
    const { line, value } = await this.#ask(`get ${key}\r\n`);
    if (value !== undefined || line === "END") return value;
    throw new Error(`The cache answered "${line}" to a get.`);
  }

  async set(key: string, value: string | Buffer, seconds: number): Promise<void> {
    const bytes = Buffer.from(value);
    const head = `set ${key} 0 ${seconds} ${bytes.length}\r\n`;
    const { line } = await this.#ask(Buffer.concat([Buffer.from(head), bytes, Buffer.from("\r\n")]));
    if (line !== "STORED") throw new Error(`The cache answered "${line}" to a set.`);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    this.#socket?.destroy();
  }

  #connect(): void {
    const socket = connect(this.#address.port, this.#address.host);
    socket.setNoDelay(true);
    socket.on("connect", () => {
      this.#socket = socket;
    });
    socket.on("data", (bytes: Buffer) => this.#receive(bytes));
    // "close" follows every error and does the work.
    socket.on("error", () => undefined);
    socket.on("close", () => this.#reconnectLater());
  }

  #reconnectLater(): void {
    this.#socket = undefined;
    this.#rest = Buffer.alloc(0);
    for (const { reject, timer } of this.#waiting.splice(0)) {
      clearTimeout(timer);
      reject(new Error("The connection to the cache was lost."));
    }
    if (this.#isClosed) return;
    this.#retry = setTimeout(() => this.#connect(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, slowestRetryMs);
  }

  #ask(bytes: string | Buffer): Promise<Reply> {
    const socket = this.#socket;
    if (socket === undefined || socket.destroyed)
      return Promise.reject(new Error("The cache is not connected."));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`The cache did not answer within ${answerWithinMs} ms.`));
        // A late answer would be taken for the answer to the next question.
        socket.destroy();
      }, answerWithinMs);
      this.#waiting.push({ resolve, reject, timer });
      socket.write(bytes);
    });
  }

  #receive(bytes: Buffer): void {
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    for (let reply = readReply(this.#rest); reply !== undefined; reply = readReply(this.#rest)) {
      this.#rest = this.#rest.subarray(reply.length);
      const waiting = this.#waiting.shift();
      clearTimeout(waiting?.timer);
      waiting?.resolve(reply);
      this.#retryMs = firstRetryMs;
    }
  }
}
