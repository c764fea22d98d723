import { lookup } from "node:dns/promises";
import { isIPv6 } from "node:net";

export interface Address {
  readonly host: string;
  readonly port: number;
}

const MAX_PORT = 65_535;
const DEFAULT_HOST = "127.0.0.1";

/** Reads `host:port` or `[ipv6]:port`; undefined when it is neither. */
export function parseAddress(text: string): Address | undefined {
  const match = /^(?:\[([^\]]*)\]|([^:]*)):(\d+)$/.exec(text);
  const port = Number(match?.[3]);
  if (match === null || port > MAX_PORT) return undefined;
  return { host: match[1] ?? match[2] ?? "", port };
}

export function formatAddress({ host, port }: Address): string {
  return isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Finds the address to listen on; without a host it is this machine only. */
export async function resolveListen(text: string): Promise<Address> {
  if (text === "") return { host: DEFAULT_HOST, port: 0 };
  const address = parseAddress(text);
  if (address === undefined) throw new Error(`listen tcp: address ${text}: ${problemOf(text)}`);
  if (address.host === "" || address.host === "localhost") return { ...address, host: DEFAULT_HOST };
  try {
    const found = await lookup(address.host, { verbatim: false });
    return { ...address, host: found.address };
  } catch (cause) {
    throw new Error(`listen tcp: lookup ${address.host}: no such host`, { cause });
  }
}

function problemOf(text: string): string {
  return text.includes(":") ? "invalid port" : "missing port in address";
}
