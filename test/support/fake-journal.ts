import type { Intent } from "../../model/journal.ts";
import type { Journal } from "../../run/journal/journal.ts";

export interface FakeJournal extends Journal {
  /** What is begun and not taken back. */
  readonly open: () => readonly Intent[];
}

/** A journal that only remembers; a full one refuses whatever is about to be done. */
export function fakeJournal({ isFull = false } = {}): FakeJournal {
  const open = new Map<number, Intent>();
  let made = 0;
  return {
    begin: (intent) => {
      if (isFull) throw new Error("no space left on device");
      made += 1;
      open.set(made, intent);
      return made;
    },
    undone: (id) => void open.delete(id),
    open: () => [...open.values()],
  };
}
