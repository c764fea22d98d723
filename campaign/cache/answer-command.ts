import type { Item, ItemStore } from "./item-store.ts";
import { expiryTime } from "./item-store.ts";

const uniqueIds = new WeakMap<Item, number>();
let lastUniqueId = 0;

/** The number a `gets` shows: it changes whenever the item does. */
const uniqueId = (item: Item): number => {
  const known = uniqueIds.get(item) ?? ++lastUniqueId;
  uniqueIds.set(item, known);
  return known;
};

const isKey = (key: string): boolean => key.length > 0 && key.length <= 250;
const badLine = "CLIENT_ERROR bad command line format\r\n";

const get = (store: ItemStore, words: readonly string[]): (string | Buffer)[] => {
  const keys = words.slice(1);
  if (keys.length === 0) return ["ERROR\r\n"];
  if (!keys.every(isKey)) return [badLine];
  const found = keys.flatMap((key) => {
    const item = store.get(key);
    if (item === undefined) store.misses += 1;
    else store.hits += 1;
    if (item === undefined) return [];
    const unique = words[0] === "gets" ? ` ${uniqueId(item)}` : "";
    return [`VALUE ${key} ${item.flags} ${item.value.length}${unique}\r\n`, item.value, "\r\n"];
  });
  return [...found, "END\r\n"];
};

const count = (store: ItemStore, words: readonly string[]): string => {
  const [verb, key = "", amount = ""] = words;
  if (!isKey(key)) return badLine;
  if (!/^\d{1,20}$/.test(amount)) return "CLIENT_ERROR invalid numeric delta argument\r\n";
  const item = store.get(key);
  if (item === undefined) return "NOT_FOUND\r\n";
  const text = item.value.toString("latin1");
  if (!/^\d{1,20}$/.test(text)) return "CLIENT_ERROR cannot increment or decrement non-numeric value\r\n";
  const sum = BigInt(text) + (verb === "incr" ? BigInt(amount) : -BigInt(amount));
  const next = sum < 0n ? "0" : BigInt.asUintN(64, sum).toString();
  store.set(key, { ...item, value: Buffer.from(next) });
  return `${next}\r\n`;
};

const touch = (store: ItemStore, [, key = "", seconds = ""]: readonly string[]): string => {
  if (!isKey(key) || !/^-?\d{1,10}$/.test(seconds)) return badLine;
  const item = store.get(key);
  if (item === undefined) return "NOT_FOUND\r\n";
  store.set(key, { ...item, expiresAt: expiryTime(Number(seconds)) });
  return "TOUCHED\r\n";
};

const remove = (store: ItemStore, [, key = ""]: readonly string[]): string => {
  if (!isKey(key)) return badLine;
  const isThere = store.get(key) !== undefined;
  store.delete(key);
  return isThere ? "DELETED\r\n" : "NOT_FOUND\r\n";
};

const flush = (store: ItemStore): string => {
  store.clear();
  return "OK\r\n";
};

const stats = (store: ItemStore): string => {
  const lines = Object.entries({
    pid: process.pid,
    curr_items: store.count,
    get_hits: store.hits,
    get_misses: store.misses,
  }).map(([name, value]) => `STAT ${name} ${value}\r\n`);
  return `${lines.join("")}END\r\n`;
};

type Answer = (store: ItemStore, words: readonly string[]) => string | (string | Buffer)[];

const answers: Readonly<Record<string, Answer>> = {
  get,
  gets: get,
  incr: count,
  decr: count,
  touch,
  delete: remove,
  flush_all: flush,
  version: () => "VERSION 1.0.0-gotv\r\n",
  stats,
};

/** Answers every command that carries no value. */
export const answerCommand = (store: ItemStore, words: readonly string[]): (string | Buffer)[] => {
  const answer = Object.hasOwn(answers, words[0] ?? "") ? answers[words[0] ?? ""] : undefined;
  if (answer === undefined) return ["ERROR\r\n"];
  const said = answer(store, words);
  if (words[0] !== "get" && words[0] !== "gets" && words.at(-1) === "noreply") return [];
  return typeof said === "string" ? [said] : said;
};
