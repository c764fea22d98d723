const LF = 10;
const CR = 13;
/** Longer lines are read to their end, but only this many bytes of them are looked at. */
const LOOKED_AT = 1024;
const TOTAL_LIMIT = 64 * 1024;

/**
 * Finds lines in chunks that may be split anywhere. A line that lies within one chunk is not copied: it is the bytes
 * from `from` up to `to` of `bytes`, without its line end, valid until the next read.
 */
export class LineReader {
  bytes: Buffer = Buffer.alloc(0);
  from = 0;
  to = 0;
  /** Was the line too long to be looked at as a whole? */
  isClipped = false;
  /** Bytes of all lines since the last reset. */
  private total = 0;
  private kept: Buffer | undefined;
  private keptLength = 0;

  get isTooLong(): boolean {
    return this.total > TOTAL_LIMIT;
  }

  reset(): void {
    this.total = 0;
    this.keptLength = 0;
  }

  /** The position behind the line in the chunk, or -1 when the chunk ended first and more is needed. */
  read(chunk: Buffer, at: number, end: number): number {
    let stop = at;
    while (stop < end && chunk[stop] !== LF) stop += 1;
    if (stop === end) {
      this.total += end - at;
      this.keep(chunk, at, end);
      return -1;
    }
    this.total += stop + 1 - at;
    if (this.keptLength === 0) this.show(chunk, at, stop);
    else {
      this.show(this.keep(chunk, at, stop), 0, this.keptLength);
      this.keptLength = 0;
    }
    return stop + 1;
  }

  /** Does the line that is not complete yet begin like this? */
  partStartsLike(expected: Buffer): boolean {
    const length = Math.min(this.keptLength, expected.length);
    for (let index = 0; index < length; index += 1) {
      if (this.kept?.[index] !== expected[index]) return false;
    }
    return true;
  }

  private show(bytes: Buffer, from: number, stop: number): void {
    const to = Math.min(stop, from + LOOKED_AT);
    this.isClipped = stop > from + LOOKED_AT;
    this.bytes = bytes;
    this.from = from;
    this.to = to > from && bytes[to - 1] === CR ? to - 1 : to;
  }

  private keep(chunk: Buffer, at: number, end: number): Buffer {
    this.kept ??= Buffer.allocUnsafe(LOOKED_AT);
    if (this.keptLength < LOOKED_AT) chunk.copy(this.kept, this.keptLength, at, end);
    this.keptLength += end - at;
    return this.kept;
  }
}
