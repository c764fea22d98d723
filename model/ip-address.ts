/** An IPv4 address as 4 numbers of 8 bits, an IPv6 address as 8 numbers of 16. */
type Numbers = readonly number[];

const OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const IPV4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`, "u");
const GROUP = /^[0-9a-f]{1,4}$/iu;

/** Four decimal numbers; octal, hexadecimal and shortened spellings are read differently by different programs. */
export const readIpv4 = (text: string): Numbers | undefined =>
  IPV4.test(text) ? text.split(".").map(Number) : undefined;

const inPairs = (octets: Numbers): Numbers =>
  octets.flatMap((octet, index) => (index % 2 === 0 ? [] : [(octets[index - 1] ?? 0) * 256 + octet]));

/** The groups of one side of `::`; the last one may be an IPv4 address. */
function groupsOf(side: string): Numbers | undefined {
  if (side === "") return [];
  const parts = side.split(":");
  const ipv4 = readIpv4(parts.at(-1) ?? "");
  const hex = ipv4 === undefined ? parts : parts.slice(0, -1);
  if (!hex.every((part) => GROUP.test(part))) return undefined;
  return [...hex.map((part) => Number.parseInt(part, 16)), ...inPairs(ipv4 ?? [])];
}

/** Without brackets and without a zone, which would lead to another place on each machine. */
export function readIpv6(text: string): Numbers | undefined {
  const [left = "", right, ...more] = text.split("::");
  if (more.length > 0 || (right !== undefined && left.includes("."))) return undefined;
  const [before, after] = [groupsOf(left), groupsOf(right ?? "")];
  if (before === undefined || after === undefined) return undefined;
  const missing = 8 - before.length - after.length;
  if (right === undefined ? missing !== 0 : missing < 1) return undefined;
  return [...before, ...Array.from({ length: missing }, () => 0), ...after];
}

/** The longest run of zeros among the groups, two or more of them. */
function longestGap(groups: Numbers): { readonly at: number; readonly length: number } {
  let best = { at: -1, length: 1 };
  for (let at = 0; at < groups.length; at += 1) {
    const end = groups.findIndex((group, index) => index >= at && group !== 0);
    const length = (end === -1 ? groups.length : end) - at;
    if (length > best.length) best = { at, length };
  }
  return best;
}

/** The one spelling of an IPv6 address that RFC 5952 wants. */
export function ipv6Text(groups: Numbers): string {
  const words = groups.map((group) => group.toString(16));
  const { at, length } = longestGap(groups);
  if (at === -1) return words.join(":");
  return `${words.slice(0, at).join(":")}::${words.slice(at + length).join(":")}`;
}

const startsWith = (groups: Numbers, ...start: Numbers): boolean =>
  start.every((group, index) => groups[index] === group);

/** The way on which an IPv4 address is reached that an IPv6 address carries. */
export type Carrier = "same" | "gateway";

/** The IPv4 address inside of an IPv6 address: `same` is only another spelling of it, a `gateway` leads there. */
export function carriedIpv4(groups: Numbers): { readonly text: string; readonly by: Carrier } | undefined {
  const at = (index: number): string => {
    const [high = 0, low = 0] = groups.slice(index);
    return [high >> 8, high & 255, low >> 8, low & 255].join(".");
  };
  if (startsWith(groups, 0, 0, 0, 0, 0, 0xff_ff)) return { text: at(6), by: "same" };
  if (startsWith(groups, 0x64, 0xff_9b, 0, 0, 0, 0)) return { text: at(6), by: "gateway" };
  if (startsWith(groups, 0, 0, 0, 0, 0xff_ff, 0)) return { text: at(6), by: "gateway" };
  if (startsWith(groups, 0x20_02)) return { text: at(1), by: "gateway" };
  const isShort = startsWith(groups, 0, 0, 0, 0, 0, 0) && (groups[6] !== 0 || (groups[7] ?? 0) > 1);
  return isShort ? { text: at(6), by: "gateway" } : undefined;
}
