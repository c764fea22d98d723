import type { Change } from "../model/toxic.ts";
import type { Millis } from "../model/units.ts";
import type { Links } from "./links.ts";

export type LinkChange = Extract<Change, { readonly link: string }>;

/** `latency on database`, `cut of database`: how a journal and people name it. */
export function linkChangeText(change: LinkChange): string {
  if (change.kind === "toxic") return `${change.toxic.type} on ${change.link}`;
  return `${change.kind} of ${change.link}`;
}

/** Makes the change, and comes back with what undoes it. */
export async function putOnLink(links: Links, change: LinkChange, ttl: Millis): Promise<() => Promise<void>> {
  switch (change.kind) {
    case "toxic":
      return links.poison(change.link, change.toxic, ttl);
    case "cut":
      return links.cut(change.link, ttl);
    case "repoint":
      return links.repoint(change.link, change.to, ttl);
  }
}
