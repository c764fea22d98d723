import * as fc from "fast-check";

export type Damage = (bytes: Buffer) => Buffer;

/** Numbers from 0 to 1 choose places, so that they fit a file of any length. */
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const at = (bytes: Buffer, share: number): number => Math.floor(bytes.length * share);

const onLines =
  (change: (lines: string[]) => readonly string[]): Damage =>
  (bytes) =>
    Buffer.from(change(bytes.toString("utf8").split("\n")).join("\n"));

const VALUES = [
  "1e999",
  "-1",
  "9007199254740993",
  "1e300",
  "null",
  "true",
  '"1"',
  "[]",
  "{}",
  '"\\u0000"',
  "0.5",
  "-0",
];

/** Puts another value where a JSON value stands. */
const otherValue = (share: number, value: string): Damage =>
  onLines((lines) => {
    const line = Math.floor(lines.length * share);
    const found = [...(lines[line] ?? "").matchAll(/:("[^"]*"|-?[\d.]+|true|false)/gu)];
    const match = found[Math.floor(found.length * ((share * 997) % 1))];
    if (match === undefined) return lines;
    const text = lines[line] ?? "";
    return lines.with(
      line,
      `${text.slice(0, match.index + 1)}${value}${text.slice(match.index + match[0].length)}`,
    );
  });

export const damages: fc.Arbitrary<Damage> = fc.oneof(
  place.map(
    (share): Damage =>
      (bytes) =>
        bytes.subarray(0, at(bytes, share)),
  ),
  place.map(
    (share): Damage =>
      (bytes) =>
        bytes.subarray(at(bytes, share)),
  ),
  fc.tuple(place, fc.nat(7)).map(([share, bit]): Damage => (bytes) => {
    const changed = Buffer.from(bytes);
    changed[at(bytes, share)] = (changed[at(bytes, share)] ?? 0) ^ (1 << bit);
    return changed;
  }),
  place.map((share) => onLines((lines) => lines.toSpliced(Math.floor(lines.length * share), 1))),
  place.map((share) => onLines((lines) => lines.slice(0, Math.floor(lines.length * share)).concat(""))),
  fc.tuple(place, place).map(([one, other]) =>
    onLines((lines) => {
      const [a, b] = [one, other].map((share) => Math.floor(lines.length * share)) as [number, number];
      return lines.with(a, lines[b] ?? "").with(b, lines[a] ?? "");
    }),
  ),
  fc.tuple(place, fc.constantFrom(...VALUES)).map(([share, value]) => otherValue(share, value)),
  fc.tuple(place, fc.uint8Array({ maxLength: 40 })).map(
    ([share, bytes]): Damage =>
      (whole) =>
        Buffer.concat([whole.subarray(0, at(whole, share)), bytes, whole.subarray(at(whole, share))]),
  ),
);
