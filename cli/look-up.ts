import { lookup } from "node:dns/promises";
import { setTimeout as delay } from "node:timers/promises";
import { EnvironmentError, reasonOf } from "../model/errors.ts";

/** All addresses of a name; rejects when it has none. */
export type LookUp = (name: string) => Promise<readonly string[]>;

const ANSWER_WITHIN_MS = 10_000;

/** Asks this machine as every connection would: its files first, then the network. */
export const lookUp: LookUp = async (name) => {
  const answered = new AbortController();
  const late = delay(ANSWER_WITHIN_MS, undefined, { signal: answered.signal }).then(() => {
    throw new Error("no answer in time");
  });
  try {
    const found = await Promise.race([lookup(name, { all: true, verbatim: true }), late]);
    return found.map(({ address }) => address);
  } catch (error) {
    throw new EnvironmentError(
      `The addresses of "${name}" cannot be looked up: ${reasonOf(error)}.`,
      "gameday must know where a name leads before it breaks anything there: correct the name, or write the address.",
      { cause: error },
    );
  } finally {
    answered.abort();
    late.catch(() => undefined);
  }
};
