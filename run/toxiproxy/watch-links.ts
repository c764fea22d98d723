import { setTimeout as delay } from "node:timers/promises";
import type { ToxiproxyLinks } from "./toxiproxy-links.ts";

const LOOK_EVERY_MS = 500;

const WORDS = {
  gone: "nothing listens there any more",
  lost: "it has lost the links of this run, as after a restart",
} as const;

/** Looks now and then whether somebody's Toxiproxy still runs and has our links, and tells once when it does not. */
export function watchLinks(links: ToxiproxyLinks, tell: (how: string) => void): () => Promise<void> {
  const ending = new AbortController();
  const watching = (async () => {
    let before: string = "there";
    while (!ending.signal.aborted) {
      await delay(LOOK_EVERY_MS, undefined, { signal: ending.signal }).catch(() => undefined);
      const standing = ending.signal.aborted ? "there" : await links.standing();
      // A link that is being made anew is away for a moment.
      if (standing !== "there" && standing === before) return tell(WORDS[standing]);
      before = standing;
    }
  })();
  return async () => {
    ending.abort();
    await watching;
  };
}
