import { readHost, type Host } from "../model/host.ts";

const PLACEHOLDERS = /\$\{([^{}]*)\}/gu;
const SCHEME = /^[a-z]+:\/\//iu;
/** What a run puts into a port or a path; nobody can tell what it would make of a host. */
const FILLED_LATER = "$";

/** Links of a run are entered on this machine. */
const filled = (text: string): string =>
  text.replaceAll(PLACEHOLDERS, (_, inside: string) =>
    inside.startsWith("links.") ? "127.0.0.1:1" : FILLED_LATER,
  );

/** The host of an address of a scenario, with a scheme or without, read as a connection would take it. */
export function hostOf(address: string): Host {
  const [authority = ""] = filled(address)
    .replace(SCHEME, "")
    .split(/[/?#\\]/u);
  const place = authority.slice(authority.lastIndexOf("@") + 1);
  return readHost(/^\[[^\]]*\](?=:|$)/u.exec(place)?.[0] ?? place.replace(/:[^:]*$/u, ""));
}
