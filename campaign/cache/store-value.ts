import type { ItemStore } from "./item-store.ts";
import { expiryTime, largestValue } from "./item-store.ts";

/** A command such as `set` whose value follows on the next line. */
export interface StoreCommand {
  readonly verb: string;
  readonly key: string;
  readonly flags: number;
  readonly seconds: number;
  readonly length: number;
  readonly isQuiet: boolean;
}

const line = /^(set|add|replace|append|prepend) (\S{1,250}) (\d{1,10}) (-?\d{1,10}) (\d{1,10})( noreply)? *$/;

export const isStoreVerb = (verb: string): boolean => /^(?:set|add|replace|append|prepend)$/.test(verb);

export const readStoreCommand = (text: string): StoreCommand | undefined => {
  const [, verb = "", key = "", flags, seconds, length, noreply] = line.exec(text) ?? [];
  if (verb === "" || Number(flags) > 0xffff_ffff) return undefined;
  const numbers = { flags: Number(flags), seconds: Number(seconds), length: Number(length) };
  return { verb, key, ...numbers, isQuiet: noreply !== undefined };
};

export const tooLarge = "SERVER_ERROR object too large for cache\r\n";

const joined = (command: StoreCommand, before: Buffer, value: Buffer): Buffer =>
  Buffer.concat(command.verb === "append" ? [before, value] : [value, before]);

/** Stores a complete value as its verb allows and returns the reply. */
export const storeValue = (store: ItemStore, command: StoreCommand, value: Buffer): string => {
  const { verb, key, flags, seconds } = command;
  const before = store.get(key);
  if (verb === "add" && before !== undefined) return "NOT_STORED\r\n";
  if (verb !== "add" && verb !== "set" && before === undefined) return "NOT_STORED\r\n";
  if (verb !== "append" && verb !== "prepend") {
    store.set(key, { flags, value, expiresAt: expiryTime(seconds) });
  } else if (before !== undefined) {
    const longer = joined(command, before.value, value);
    if (longer.length > largestValue) return tooLarge;
    store.set(key, { ...before, value: longer });
  }
  return "STORED\r\n";
};
