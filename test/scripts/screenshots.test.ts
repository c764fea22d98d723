import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { pixelsOf } from "../../scripts/screenshots/png-pixels.ts";
import { pngOf, smallPng } from "../../scripts/screenshots/small-png.ts";

const SCRIPT = new URL("../../scripts/write-screenshots.ts", import.meta.url).pathname;

/** What each of the five filters of PNG takes from a byte: nothing, or a guess from its neighbours. */
const GUESSES: readonly ((left: number, above: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_left, above) => above,
  (left, above) => Math.floor((left + above) / 2),
  (left, above, corner) => {
    const far = (one: number): number => Math.abs(left + above - corner - one);
    const nearest = Math.min(far(left), far(above), far(corner));
    return [left, above, corner].find((one) => far(one) === nearest) ?? 0;
  },
];

/** A PNG in RGB as a browser writes it; its rows are filtered in all five ways. */
function aPng(width: number, height: number, colourOf: (x: number, y: number) => readonly number[]): Buffer {
  const plain = Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_pixel, x) => colourOf(x, y)).flat(),
  );
  const rows = plain.map((row, y) => {
    const above = plain[y - 1] ?? [];
    const guess = GUESSES[y % 5] ?? (() => 0);
    const taken = (x: number): number => guess(row[x - 3] ?? 0, above[x] ?? 0, above[x - 3] ?? 0);
    return [y % 5, ...row.map((value, x) => (value - taken(x)) & 0xff)];
  });
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  return pngOf([
    ["IHDR", head],
    ["IDAT", deflateSync(Buffer.from(rows.flat()))],
    ["IEND", Buffer.alloc(0)],
  ]);
}

/** The colours of a picture with a palette, pixel by pixel. */
function shown(png: Buffer): readonly (readonly number[])[] {
  const { bytes, palette } = pixelsOf(png);
  if (palette === undefined) throw new Error("The picture has no palette.");
  return [...bytes].map((place) => [...palette.subarray(place * 3, place * 3 + 3)]);
}

/** 240 colours, and far too many below a ground with a few spots that are nearly the same. */
const fewColours = (x: number, y: number): readonly number[] => [x * 16, y * 16, (x * y) % 2 === 0 ? 255 : 0];
const manyColours = (x: number, y: number): readonly number[] => {
  if (y >= 40) return [x, y, (x * y) % 256];
  return x === y ? [250, 250, 248] : [254, 253, 249];
};

const started = (args: readonly string[], path: string) =>
  spawnSync(process.execPath, ["--import", "tsx", SCRIPT, ...args], {
    encoding: "utf8",
    env: { ...process.env, PATH: path },
  });

describe("a small picture", () => {
  it("is the same to the pixel where it has few colours", () => {
    const png = aPng(15, 16, fewColours);
    const wanted = Array.from({ length: 15 * 16 }, (_, at) => fewColours(at % 15, Math.floor(at / 15)));
    expect(shown(smallPng(png))).toEqual(wanted);
  });

  it("is near to it where it has many, and its ground is exact", () => {
    const small = shown(smallPng(aPng(100, 80, manyColours)));
    expect(new Set(small.map(String)).size).toBeLessThanOrEqual(256);
    expect(small.slice(0, 4000).every((colour) => String(colour) === "254,253,249")).toBe(true);
    const furthest = small.flatMap((colour, at) =>
      manyColours(at % 100, Math.floor(at / 100)).map((value, channel) =>
        Math.abs(value - (colour[channel] ?? 0)),
      ),
    );
    expect(Math.max(...furthest)).toBeLessThan(64);
  });
});

describe("npm run screenshots", () => {
  it("says how to get a browser where there is none, and ends with 3", () => {
    const empty = mkdtempSync(join(tmpdir(), "gameday-no-browser-"));
    try {
      const { status, stderr } = started(["runs/some-run"], empty);
      expect(stderr).toMatch(
        /No browser to take pictures with: none of "chromium".*\nGet one: .*apt-get install/u,
      );
      expect(status).toBe(3);
    } finally {
      rmSync(empty, { recursive: true });
    }
  });

  it("asks for a run when none is named, and ends with 2", () => {
    const { status, stderr } = started([], process.env["PATH"] ?? "");
    expect(stderr).toContain("npm run screenshots -- runs/<run>");
    expect(status).toBe(2);
  });
});
