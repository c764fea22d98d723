import { answerCommand } from "./answer-command.ts";
import type { ItemStore } from "./item-store.ts";
import { largestValue } from "./item-store.ts";
import type { StoreCommand } from "./store-value.ts";
import { isStoreVerb, readStoreCommand, storeValue, tooLarge } from "./store-value.ts";

// Room for a `get` of some hundred keys.
const longestLine = 64 * 1024;

interface Exchange {
  readonly reply: (string | Buffer)[];
  readonly isOver: boolean;
}

/** One client's side of the protocol: takes bytes however they were cut and returns the replies. */
export class Conversation {
  readonly #store: ItemStore;
  #rest: Buffer = Buffer.alloc(0);
  #command: StoreCommand | undefined;
  #toSkip = 0;
  #isOver = false;

  constructor(store: ItemStore) {
    this.#store = store;
  }

  receive(bytes: Buffer): Exchange {
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    const reply: (string | Buffer)[] = [];
    while (!this.#isOver) {
      const said = this.#step();
      if (said === undefined) break;
      reply.push(...said);
    }
    return { reply, isOver: this.#isOver };
  }

  /** Takes one line or one value from the front; undefined asks for more bytes. */
  #step(): (string | Buffer)[] | undefined {
    if (this.#toSkip > 0) return this.#skip();
    return this.#command === undefined ? this.#readLine() : this.#readValue(this.#command);
  }

  #skip(): [] | undefined {
    const skipped = Math.min(this.#toSkip, this.#rest.length);
    this.#toSkip -= skipped;
    this.#rest = this.#rest.subarray(skipped);
    return this.#toSkip === 0 ? [] : undefined;
  }

  #readLine(): (string | Buffer)[] | undefined {
    const end = this.#rest.indexOf("\n");
    if (end === -1 && this.#rest.length <= longestLine) return undefined;
    if (end === -1 || end > longestLine) {
      this.#isOver = true;
      return ["CLIENT_ERROR line too long\r\n"];
    }
    const text = this.#rest.toString("latin1", 0, end).replace(/\r$/, "");
    this.#rest = this.#rest.subarray(end + 1);
    return this.#obey(text);
  }

  #obey(text: string): (string | Buffer)[] {
    const words = text.split(" ").filter((word) => word !== "");
    this.#isOver = words[0] === "quit";
    if (this.#isOver) return [];
    if (!isStoreVerb(words[0] ?? "")) return answerCommand(this.#store, words);
    const command = readStoreCommand(text);
    if (command === undefined) return ["CLIENT_ERROR bad command line format\r\n"];
    if (command.length <= largestValue) {
      this.#command = command;
      return [];
    }
    // The old value must not survive a failed overwrite.
    this.#store.delete(command.key);
    this.#toSkip = command.length + 2;
    return command.isQuiet ? [] : [tooLarge];
  }

  #readValue(command: StoreCommand): (string | Buffer)[] | undefined {
    const { length } = command;
    if (this.#rest.length < length + 2) return undefined;
    this.#command = undefined;
    const isEnded = this.#rest.toString("latin1", length, length + 2) === "\r\n";
    const value = Buffer.from(this.#rest.subarray(0, length));
    const lineEnd = isEnded ? length + 2 : this.#rest.indexOf("\n", length) + 1;
    this.#rest = this.#rest.subarray(lineEnd === 0 ? this.#rest.length : lineEnd);
    if (!isEnded) return ["CLIENT_ERROR bad data chunk\r\n"];
    const said = storeValue(this.#store, command, value);
    return command.isQuiet ? [] : [said];
  }
}
