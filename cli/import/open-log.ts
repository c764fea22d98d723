import { createReadStream, statSync, type Stats } from "node:fs";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { reasonOf, UsageError } from "../../model/errors.ts";

const PIECE_BYTES = 1_048_576;
const GZIP = [0x1f, 0x8b];
/** Other compressions by their first bytes, and what prints them plain. */
const OTHERS: readonly (readonly [bytes: readonly number[], plain: string])[] = [
  [[0x28, 0xb5, 0x2f, 0xfd], "zstdcat"],
  [[0xfd, 0x37, 0x7a, 0x58], "xzcat"],
  [[0x42, 0x5a, 0x68], "bzcat"],
  [[0x50, 0x4b, 0x03, 0x04], "unzip -p"],
];

/** What stands for the standard input. */
const STDIN = "-";

export const nameOf = (path: string): string => (path === STDIN ? "stdin" : path);

const cannotRead = (path: string, error: unknown): UsageError =>
  new UsageError(`"${nameOf(path)}" cannot be read: ${reasonOf(error)}.`, "Check its name and its rights.", {
    cause: error,
  });

/** The bytes of a log on disk; nothing where they are not known before the end. */
export function sizeOf(path: string): number | undefined {
  if (path === STDIN) return undefined;
  let found: Stats;
  try {
    found = statSync(path);
  } catch (error) {
    throw cannotRead(path, error);
  }
  if (found.isDirectory())
    throw new UsageError(`"${path}" is a folder.`, "Give the logs in it: gameday import FOLDER/access.log*.");
  return found.isFile() ? found.size : undefined;
}

const startsWith = (bytes: Buffer, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

async function* counted(path: string, onBytes: (bytes: number) => void): AsyncGenerator<Buffer> {
  const input: Readable =
    path === STDIN ? process.stdin : createReadStream(path, { highWaterMark: PIECE_BYTES });
  try {
    for await (const piece of input) {
      const bytes = Buffer.from(piece);
      onBytes(bytes.length);
      yield bytes;
    }
  } catch (error) {
    throw cannotRead(path, error);
  }
}

/** The first bytes together, however few came at once, and then the others. */
async function* withHead(pieces: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  let head = Buffer.alloc(0);
  for await (const piece of pieces) {
    if (head.length >= 4) yield piece;
    else {
      head = Buffer.concat([head, piece]);
      if (head.length >= 4) yield head;
    }
  }
  if (head.length < 4) yield head;
}

function refuseOtherCompression(path: string, head: Buffer): void {
  const [, plain] = OTHERS.find(([mark]) => startsWith(head, mark)) ?? [];
  if (plain === undefined) return;
  throw new UsageError(
    `"${nameOf(path)}" is compressed in a way that is not read here; only gzip is.`,
    `Decompress it on the way: ${plain} LOG | gameday import -.`,
  );
}

async function* rest(first: Buffer, others: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* others;
}

async function* unzipped(
  pieces: AsyncGenerator<Buffer>,
  onDamage: (why: string) => void,
): AsyncGenerator<Buffer> {
  const [source, gunzip] = [Readable.from(pieces), createGunzip({ chunkSize: PIECE_BYTES / 4 })];
  let failed: Error | undefined;
  source.on("error", (error: Error) => {
    failed = error;
    gunzip.destroy(error);
  });
  source.pipe(gunzip);
  try {
    for await (const piece of gunzip) yield Buffer.from(piece);
  } catch (error) {
    if (failed !== undefined) throw failed;
    onDamage(reasonOf(error));
  } finally {
    source.destroy();
  }
}

/**
 * A log in pieces, unzipped where it is gzip by its first bytes, one character a byte. A damaged end is told, and what
 * came before it counts.
 */
export async function* openLog(
  path: string,
  onBytes: (bytes: number) => void,
  onDamage: (why: string) => void,
): AsyncGenerator<string> {
  const pieces = withHead(counted(path, onBytes));
  const first = await pieces.next();
  if (first.done === true) return;
  refuseOtherCompression(path, first.value);
  const whole = rest(first.value, pieces);
  const plain = startsWith(first.value, GZIP) ? unzipped(whole, onDamage) : whole;
  for await (const piece of plain) yield piece.toString("latin1");
}
