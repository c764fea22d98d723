import type { ProxyBody, ToxicBody, ToxiproxyApi } from "./api.ts";

/** A link as it is meant to be right now. */
export interface OpenLink {
  readonly name: string;
  readonly proxy: ProxyBody;
  readonly toxics: Map<string, ToxicBody>;
  isCut: boolean;
  /** Where it is led instead of the upstream of its proxy. */
  ledTo: string | undefined;
  /** Counts the beginnings and ends of its being made anew: odd while it is away. */
  makings: number;
}

/** What is to come off a link: one of its toxics, its cut, its other place, or all that is on. */
export type Off = { readonly toxic: string } | "cut" | "repoint" | "everything";

const upstreamOf = ({ proxy, ledTo }: OpenLink, off: Off | "nothing"): string =>
  off === "repoint" || off === "everything" ? proxy.upstream : (ledTo ?? proxy.upstream);

/**
 * Makes a link anew with what stays on it. A toxiproxy-server under load can hang for ever when a toxic is removed or
 * changed, and does not when its proxy is; connections through the link are cut.
 */
export async function recreate(api: ToxiproxyApi, link: OpenLink, off: Off | "nothing"): Promise<void> {
  const isCut = link.isCut && off !== "cut" && off !== "everything";
  link.makings += 1;
  try {
    await api.remove(link.proxy);
    await api.create({ ...link.proxy, upstream: upstreamOf(link, off), enabled: !isCut });
  } finally {
    link.makings += 1;
  }
  if (off === "everything") return;
  for (const [name, toxic] of link.toxics) {
    if (typeof off === "string" || off.toxic !== name) await api.addToxic(link.proxy, toxic);
  }
}

/**
 * Whether a toxiproxy-server lets go of this under load: measured for latency on the way to the service, where nobody
 * who gave up can block it (docs/decisions/0008).
 */
export function comesOffLive(link: OpenLink, off: Off): boolean {
  const toxic = typeof off === "string" ? undefined : link.toxics.get(off.toxic);
  return toxic?.type === "latency" && toxic.stream === "upstream";
}

/** Takes one fault off and cuts no connection: the embedded Toxiproxy does so always. */
export async function takeOff(api: ToxiproxyApi, link: OpenLink, off: Off): Promise<void> {
  if (off === "everything") return recreate(api, link, off);
  if (off === "cut") return api.update(link.proxy, { enabled: true });
  if (off === "repoint") return api.update(link.proxy, { upstream: link.proxy.upstream });
  await api.removeToxic(link.proxy, off.toxic);
}

/** It came off: the link is meant to be without it from now on. */
export function forget(link: OpenLink, off: Off): void {
  if (off === "cut" || off === "everything") link.isCut = false;
  if (off === "repoint" || off === "everything") link.ledTo = undefined;
  if (off === "everything") link.toxics.clear();
  else if (typeof off !== "string") link.toxics.delete(off.toxic);
}
