import { crc32, deflateSync } from "node:zlib";
import { pixelsOf, type Pixels } from "./png-pixels.ts";

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
const MOST_COLOURS = 256;

const colourAt = ({ bytes, channels }: Pixels, pixel: number): number =>
  bytes.readUIntBE(pixel * channels, 3);

/** Colours that are alike when this many of the low bits are left out. */
const coarse = (colour: number, bits: number): number => {
  const mask = (0xff << bits) & 0xff;
  return colour & ((mask << 16) | (mask << 8) | mask);
};

interface Palette {
  readonly colours: readonly number[];
  /** From each colour of the picture to its place in the palette. */
  readonly places: ReadonlyMap<number, number>;
}

/** The most frequent colour of each group of colours that are alike; as fine as 256 of them allow. */
function paletteOf(counts: ReadonlyMap<number, number>, bits = 0): Palette {
  const best = new Map<number, number>();
  for (const [colour, count] of counts) {
    const group = coarse(colour, bits);
    const rival = best.get(group);
    if (rival === undefined || count > (counts.get(rival) ?? 0)) best.set(group, colour);
  }
  if (best.size > MOST_COLOURS) return paletteOf(counts, bits + 1);
  const order = new Map([...best.keys()].map((group, place) => [group, place]));
  const places = new Map([...counts.keys()].map((colour) => [colour, order.get(coarse(colour, bits)) ?? 0]));
  return { colours: [...best.values()], places };
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A file of these parts, each with its checksum. */
export const pngOf = (parts: readonly (readonly [name: string, data: Buffer])[]): Buffer =>
  Buffer.concat([SIGNATURE, ...parts.map(([name, data]) => chunk(name, data))]);

/** The same picture with at most 256 colours: a page of text takes a third of the bytes. Alpha is left out. */
export function smallPng(png: Buffer): Buffer {
  const pixels = pixelsOf(png);
  const { width, height } = pixels;
  const counts = new Map<number, number>();
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const colour = colourAt(pixels, pixel);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const { colours, places } = paletteOf(counts);
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const palette = Buffer.alloc(colours.length * 3);
  for (const [place, colour] of colours.entries()) palette.writeUIntBE(colour, place * 3, 3);
  const rows = Buffer.alloc((width + 1) * height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const row = Math.floor(pixel / width);
    rows[row * (width + 1) + 1 + (pixel % width)] = places.get(colourAt(pixels, pixel)) ?? 0;
  }
  return pngOf([
    ["IHDR", head],
    ["PLTE", palette],
    ["IDAT", deflateSync(rows, { level: 9 })],
    ["IEND", Buffer.alloc(0)],
  ]);
}
