import { BlockList, isIP, SocketAddress } from "node:net";
import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readHost } from "../../model/host.ts";
import { ipv6Text, readIpv6 } from "../../model/ip-address.ts";

/** The canonical spelling of an IPv6 address, as Node's own parser sees it. */
const asNodeReads = (text: string): string => new URL(`http://[${text}]/`).hostname.slice(1, -1);

const group = fc.integer({ min: 0, max: 0xff_ff });
const zeros = fc.constantFrom(0, 0, 0, 1, 0xff_ff);
const groups = fc.array(fc.oneof(group, zeros), { minLength: 8, maxLength: 8 });
const octets = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255));

describe("an IPv6 address", () => {
  it("is read and written as Node does it, however it is spelled", () => {
    fc.assert(
      fc.property(groups, fc.boolean(), fc.boolean(), (numbers, isUpper, isFull) => {
        const short = ipv6Text(numbers);
        const full = numbers.map((number) => number.toString(16).padStart(4, "0")).join(":");
        const text = isFull ? full : short;
        const spelled = isUpper ? text.toUpperCase() : text;
        expect(readIpv6(spelled)).toEqual(numbers);
        expect(short).toBe(asNodeReads(full));
      }),
    );
  });

  it("is refused whenever Node refuses it, and taken whenever Node takes it", () => {
    const piece = fc.constantFrom(
      "0",
      "1",
      "ffff",
      "00001",
      "g",
      ":",
      "::",
      "1.2.3.4",
      "1.2.3",
      "01.2.3.4",
      "%",
      "",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        for (const text of [pieces.join(""), pieces.join(":")]) {
          // Node takes a zone; here it is refused, because it leads to another place on each machine.
          const isWanted = isIP(text) === 6 && !text.includes("%");
          expect([text, readIpv6(text) !== undefined]).toEqual([text, isWanted]);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe("an address", () => {
  const here = new BlockList();
  here.addSubnet("127.0.0.0", 8, "ipv4");
  here.addAddress("::1", "ipv6");

  it("of IPv4 is of this machine exactly when it begins with 127", () => {
    fc.assert(
      fc.property(octets, (numbers) => {
        const text = numbers.join(".");
        expect([text, readHost(text).kind === "loopback"]).toEqual([text, here.check(text)]);
      }),
    );
    for (let first = 0; first < 256; first += 1) {
      const text = `${first}.0.0.1`;
      expect([text, readHost(text).kind === "loopback"]).toEqual([text, first === 127]);
    }
  });

  it("of IPv4 is the same one mapped into IPv6, in each of its spellings", () => {
    fc.assert(
      fc.property(octets, ([a, b, c, d]) => {
        const text = `${a}.${b}.${c}.${d}`;
        const hex = `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
        for (const mapped of [
          `::ffff:${text}`,
          `::FFFF:${hex}`,
          `0:0:0:0:0:ffff:${text}`,
          `[::ffff:${hex}]`,
        ]) {
          expect(readHost(mapped)).toEqual(readHost(text));
        }
      }),
    );
  });

  it("of IPv4 behind a gateway is that address, and never this machine", () => {
    fc.assert(
      fc.property(octets, ([a, b, c, d]) => {
        const text = `${a}.${b}.${c}.${d}`;
        const hex = `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
        const plain = readHost(text);
        const carried = [`64:ff9b::${text}`, `64:ff9b::${hex}`, `::ffff:0:${text}`, `2002:${hex}::1`];
        for (const spelling of [...carried, ...(a === 0 ? [] : [`::${text}`])]) {
          const { kind } = readHost(spelling);
          expect([spelling, kind]).toEqual([spelling, plain.kind === "elsewhere" ? "elsewhere" : "unusable"]);
          expect(kind === "unusable" || isDeepStrictEqual(readHost(spelling), plain)).toBe(true);
        }
      }),
    );
  });

  it("of IPv6 is of this machine only as ::1 or as a mapped 127", () => {
    fc.assert(
      fc.property(groups, (numbers) => {
        const text = ipv6Text(numbers);
        const { address } = new SocketAddress({ address: text, family: "ipv6" });
        const isHere = address === "::1" || /^::ffff:7f[0-9a-f]{2}:/u.test(asNodeReads(text));
        expect([text, readHost(text).kind === "loopback"]).toEqual([text, isHere]);
      }),
    );
  });
});

describe("a host", () => {
  it.each([
    ["127.0.0.1", "loopback", "127.0.0.1"],
    ["127.255.255.254", "loopback", "127.255.255.254"],
    ["::1", "loopback", "::1"],
    ["[0:0:0:0:0:0:0:1]", "loopback", "::1"],
    ["LocalHost", "loopback", "localhost"],
    ["localhost.", "loopback", "localhost"],
    ["126.255.255.255", "elsewhere", "126.255.255.255"],
    ["128.0.0.1", "elsewhere", "128.0.0.1"],
    ["169.254.169.254", "elsewhere", "169.254.169.254"],
    ["fd00::1", "elsewhere", "fd00::1"],
    ["[2001:DB8::]", "elsewhere", "2001:db8::"],
    ["db.Example.ORG", "name", "db.example.org"],
    ["my_db", "name", "my_db"],
    ["foo.localhost", "name", "foo.localhost"],
    ["xn--e1afmkfd.org", "name", "xn--e1afmkfd.org"],
  ])("%s is %s", (text, kind, host) => {
    expect(readHost(text)).toEqual({ kind, host });
  });

  it.each([
    "",
    ".",
    "a..b",
    "-a.org",
    "a-.org",
    `${"a".repeat(64)}.org`,
    `${"a.".repeat(127)}abc`,
    "a b",
    "a/b",
    "a@b",
    "a:80",
    "127.0.0.1:80",
    "[127.0.0.1]",
    "[::1",
    "::1]",
    "[]",
    "fe80::1%eth0",
    "[fe80::1%25eth0]",
    "0177.0.0.1",
    "0x7f.1",
    "0x7f000001",
    "a.0x",
    "127.1",
    "2130706433",
    "256.0.0.1",
    "1.2.3.4.5",
    "*",
    "exämple.org",
    "a\u0000.org",
    "0.0.0.0",
    "0.1.2.3",
    "::",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "ff02::1",
    "fe80::1",
    "febf::1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
  ])("%j is nothing to connect to, and says why", (text) => {
    expect(readHost(text)).toEqual({ kind: "unusable", why: expect.stringMatching(/\w/u) });
  });

  it("is read the same a second time, and never throws", () => {
    const text = fc.oneof(fc.string(), fc.ipV4(), fc.ipV6(), fc.domain(), fc.ipV4Extended());
    fc.assert(
      fc.property(text, (written) => {
        const read = readHost(written);
        const again = read.kind === "unusable" ? read : readHost(read.host);
        expect(again).toEqual(read);
      }),
      { numRuns: 1000 },
    );
  });

  it("is where a connection by its URL would lead", () => {
    const text = fc.oneof(
      fc.ipV4(),
      fc.ipV4Extended(),
      fc.domain(),
      fc.webAuthority({ withIPv4Extended: true }),
    );
    fc.assert(
      fc.property(text, (written) => {
        const read = readHost(written);
        if (read.kind === "unusable" || written.startsWith("[")) return;
        expect(new URL(`http://${written}/`).hostname.replace(/\.$/u, "")).toBe(read.host);
      }),
      { numRuns: 1000 },
    );
  });
});
