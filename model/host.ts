import { carriedIpv4, ipv6Text, readIpv4, readIpv6 } from "./ip-address.ts";

/** A host in one spelling: of this machine (or `localhost`), elsewhere, or a name that only a look-up can tell. */
export interface UsableHost {
  readonly kind: "loopback" | "elsewhere" | "name";
  readonly host: string;
}

/** What the host of an address is; some are nothing that one may connect to. */
export type Host = UsableHost | { readonly kind: "unusable"; readonly why: string };

const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/u;
/** A name that ends so is read as an address: by some as octal or hexadecimal, by some as a shortened one. */
const NUMBER = /^(?:\d+|0x[0-9a-f]*)$/u;
const LONGEST_NAME = 253;

const unusable = (why: string): Host => ({ kind: "unusable", why });

function ipv4Host(text: string): Host {
  const [first = 0] = text.split(".").map(Number);
  if (first === 127) return { kind: "loopback", host: text };
  if (first === 0) return unusable(`"${text}" is no machine, but all of the addresses of one`);
  return first >= 224
    ? unusable(`"${text}" is not the address of one machine`)
    : { kind: "elsewhere", host: text };
}

function ipv6Host(groups: readonly number[]): Host {
  const text = ipv6Text(groups);
  const carried = carriedIpv4(groups);
  if (carried !== undefined) {
    const host = ipv4Host(carried.text);
    if (carried.by === "same" || host.kind === "elsewhere") return host;
    return unusable(
      `"${text}" carries "${carried.text}" through a gateway, and behind that it is nobody's address`,
    );
  }
  if (text === "::1") return { kind: "loopback", host: text };
  if (text === "::") return unusable('"::" is no machine, but all of the addresses of one');
  const [first = 0] = groups;
  if (first >= 0xff_00) return unusable(`"${text}" is not the address of one machine`);
  if (first >= 0xfe_80 && first < 0xfe_c0)
    return unusable(
      `"${text}" is another machine on each network; a link-local address needs a zone, and zones are not taken`,
    );
  return { kind: "elsewhere", host: text };
}

function nameHost(text: string): Host {
  const name = text.toLowerCase().replace(/\.$/u, "");
  const labels = name.split(".");
  if (NUMBER.test(labels.at(-1) ?? ""))
    return unusable(
      `programs read "${text}" as different addresses; write four decimal numbers, such as "127.0.0.1"`,
    );
  if (name.length > LONGEST_NAME || !labels.every((label) => LABEL.test(label)))
    return unusable(`${JSON.stringify(text.slice(0, 60))} is neither the name of a host nor an address`);
  return { kind: name === "localhost" ? "loopback" : "name", host: name };
}

/**
 * Reads a host without its port; an IPv6 address may have its brackets. Other spellings of an address are that address:
 * `::ffff:8.8.8.8` is `8.8.8.8`.
 */
export function readHost(text: string): Host {
  const bare = /^\[(.*)\]$/u.exec(text)?.[1];
  const groups = readIpv6(bare ?? text);
  if (groups !== undefined) return ipv6Host(groups);
  if (bare !== undefined || text.includes(":"))
    return unusable(`${JSON.stringify(text.slice(0, 60))} is no IPv6 address; zones are not taken`);
  return readIpv4(text) === undefined ? nameHost(text) : ipv4Host(text);
}
