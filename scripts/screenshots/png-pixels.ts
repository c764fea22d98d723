import { inflateSync } from "node:zlib";

/** A picture of 8 bits a channel, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** 3 (red, green, blue), 4 (and alpha), or 1: places in the palette. */
  readonly channels: number;
  readonly bytes: Buffer;
  /** Three bytes a colour. */
  readonly palette?: Buffer;
}

const SIGNATURE = 8;
const CHANNELS: Readonly<Record<number, number>> = { 2: 3, 3: 1, 6: 4 };

function* chunksOf(png: Buffer): Generator<readonly [name: string, data: Buffer]> {
  for (let at = SIGNATURE; at < png.length;) {
    const length = png.readUInt32BE(at);
    yield [png.toString("latin1", at + 4, at + 8), png.subarray(at + 8, at + 8 + length)];
    at += length + 12;
  }
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((one) => Math.abs(guess - one));
  if (toLeft === undefined || toAbove === undefined || toCorner === undefined) return 0;
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** What a filter of PNG took away from a byte (PNG specification, 9.2). */
function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return above;
  return filter === 3 ? (left + above) >> 1 : paeth(left, above, corner);
}

interface Line {
  readonly filter: number;
  readonly taken: Buffer;
  readonly above: Buffer;
  readonly channels: number;
}

/** One row of bytes as it was before its filter. */
function lineOf({ filter, taken, above, channels }: Line): Buffer {
  const line = Buffer.alloc(taken.length);
  for (const [x, value] of taken.entries()) {
    const [left, corner] = x < channels ? [0, 0] : [line[x - channels] ?? 0, above[x - channels] ?? 0];
    line[x] = value + predicted(filter, left, above[x] ?? 0, corner);
  }
  return line;
}

/** The pixels of a PNG as browsers write them: 8 bits, RGB, RGBA or a palette, not interlaced. */
export function pixelsOf(png: Buffer): Pixels {
  const chunks = [...chunksOf(png)];
  const dataOf = (wanted: string): Buffer =>
    Buffer.concat(chunks.filter(([name]) => name === wanted).map(([, data]) => data));
  const head = dataOf("IHDR");
  const channels = CHANNELS[head[9] ?? -1];
  if (channels === undefined || head[8] !== 8 || head[12] !== 0)
    throw new Error("This is not a PNG of 8 bits in RGB, RGBA or a palette without interlacing.");
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const raw = inflateSync(dataOf("IDAT"));
  const length = width * channels;
  const lines: Buffer[] = [];
  for (let y = 0; y < height; y += 1) {
    const start = y * (length + 1);
    const taken = raw.subarray(start + 1, start + 1 + length);
    const above = lines.at(-1) ?? Buffer.alloc(length);
    lines.push(lineOf({ filter: raw[start] ?? 0, taken, above, channels }));
  }
  const palette = dataOf("PLTE");
  return { width, height, channels, bytes: Buffer.concat(lines), ...(palette.length > 0 ? { palette } : {}) };
}
