import { UsageError } from "./errors.ts";
import { nearest } from "./nearest.ts";

export interface Registry<Entry extends { readonly name: string }> {
  readonly entries: readonly Entry[];
  readonly names: readonly string[];
  /** The entry of that name, or a UsageError that lists what there is. */
  get(name: string): Entry;
}

/** A list of variants, found by name. Order is the order of the list. */
export function createRegistry<Entry extends { readonly name: string }>(
  kind: string,
  entries: readonly Entry[],
): Registry<Entry> {
  const names = entries.map((entry) => entry.name);
  return {
    entries,
    names,
    get(name) {
      const found = entries.find((entry) => entry.name === name);
      if (found !== undefined) return found;
      const meant = nearest(name, names);
      throw new UsageError(
        `There is no ${kind} called "${name}".`,
        `${meant === undefined ? "" : `Did you mean "${meant}"? `}Choose one of: ${names.join(", ")}.`,
      );
    },
  };
}
