import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logFormats } from "../../scenarios/recorded/index.ts";
import type { LogFormat, Read } from "../../scenarios/recorded/log-format.ts";
import { recognise } from "../../scenarios/recorded/recognise.ts";
import { RECORDED } from "../support/recorded-lines.ts";

interface Told {
  readonly read: Read;
  readonly place: number;
}

function readWith(format: LogFormat, pieces: readonly string[]): readonly Told[] {
  const told: Told[] = [];
  const reader = format.reader((read, place) => told.push({ read, place }));
  for (const piece of pieces) reader.take(piece);
  reader.end();
  return told;
}

/** A text cut at these places. */
function cutAt(text: string, places: readonly number[]): readonly string[] {
  const sorted = [0, ...places.map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length];
  return sorted.slice(1).map((end, index) => text.slice(sorted[index], end));
}

const places = fc.array(fc.nat(), { maxLength: 20 });
/** Any bytes, one character each; or the log itself with some of it replaced by them. */
const bytes = fc.uint8Array({ maxLength: 400 }).map((all) => Buffer.from(all).toString("latin1"));

const spoiltFrom = (log: string) =>
  fc.tuple(bytes, fc.nat(), fc.nat({ max: 60 })).map(([noise, at, length]) => {
    const from = at % (log.length + 1);
    return `${log.slice(0, from)}${noise}${log.slice(from + length)}`;
  });

it("there is an example of each format, and of nothing else", () => {
  expect(Object.keys(RECORDED).sort()).toEqual([...logFormats.names].sort());
});

describe.each(logFormats.entries)("the format $name", (format) => {
  const log = RECORDED[format.name] ?? "";

  it("says in one sentence what it is", () => {
    expect(format.summary).toMatch(/^[A-Za-z].*\.$/u);
    expect(format.name).toMatch(/^[a-z]+$/u);
  });

  it("reads the three calls of its example: method, target, status, and the moment in UTC", () => {
    const calls = readWith(format, [log]).map(({ read }) => read);
    expect(
      calls.map((read) => (read.kind === "call" ? [read.method, read.status, read.at?.second] : read)),
    ).toEqual([
      ["GET", 200, 1_352_242_801],
      ["GET", 404, 1_352_242_802],
      ["POST", 201, 1_352_242_865],
    ]);
    expect(
      calls.map((read) => (read.kind === "call" ? read.target.replace(/^https:\/\/[^/]*/u, "") : "")),
    ).toEqual([
      "/voters/next?volunteer=ada.lovelace",
      "/voters/4815162342/notes",
      "/contacts/3f2504e0-4f89-11d3-9a0c-0305e82c3301",
    ]);
  });

  it("is recognised by its beginning, also with a byte order mark and Windows ends of lines", () => {
    // What common reads of a line, combined reads too, and stands before it.
    const found = format.name === "common" ? "combined" : format.name;
    for (const text of [log, `\u00EF\u00BB\u00BF${log}`, log.replaceAll("\n", "\r\n")])
      expect(recognise(text)?.name).toBe(found);
  });

  it("reads the same however the log comes in pieces", () => {
    const whole = readWith(format, [log]);
    fc.assert(
      fc.property(places, (at) => {
        expect(readWith(format, cutAt(log, at))).toEqual(whole);
      }),
    );
  });

  it("takes any bytes without a throw, and says of each line what it is", () => {
    fc.assert(
      fc.property(fc.oneof(bytes, spoiltFrom(log)), places, (text, at) => {
        const told = readWith(format, cutAt(text, at));
        expect(told).toEqual(readWith(format, [text]));
        expect(told.every(({ place }) => place >= 1)).toBe(true);
        const whys = told.map(({ read }) => (read.kind === "unreadable" ? read.why : "it is readable"));
        expect(whys.filter((why) => !/^[a-z]/u.test(why))).toEqual([]);
        expect(() => format.recognises(text)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});
