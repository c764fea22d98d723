/** What a memcached server said: a value, or a line such as `STORED` or `END`. */
export interface Reply {
  readonly line: string;
  readonly value?: Buffer;
  /** How many bytes of the input it took. */
  readonly length: number;
}

const valueLine = /^VALUE \S+ \d+ (\d+)/;
const afterValue = "\r\nEND\r\n";

/** Reads the reply at the front of the bytes; undefined when it is not complete yet. */
export const readReply = (bytes: Buffer): Reply | undefined => {
  const end = bytes.indexOf("\r\n");
  if (end === -1) return undefined;
  const line = bytes.toString("latin1", 0, end);
  const size = valueLine.exec(line)?.[1];
  if (size === undefined) return { line, length: end + 2 };
  const start = end + 2;
  const length = start + Number(size) + afterValue.length;
  if (bytes.length < length) return undefined;
  return { line, value: bytes.subarray(start, start + Number(size)), length };
};
