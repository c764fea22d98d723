import type { IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { reasonOf } from "../../../../model/errors.ts";

/** A second of a busy k6 is some tens of kilobytes. */
const MOST_BYTES = 16 * 1024 * 1024;
const unzip = promisify(gunzip);

/** A request that gets no metrics out of us, with the status and the reason it is answered with. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, reason: string) {
    super(reason);
    this.status = status;
  }
}

const tooLarge = (): Refusal => new Refusal(413, `The body is larger than ${MOST_BYTES} bytes.`);

async function received(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers["content-length"] ?? 0) > MOST_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MOST_BYTES) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(400, `The body was cut short after ${size} bytes: ${reasonOf(error)}.`);
  }
  return Buffer.concat(chunks);
}

async function unpacked(body: Buffer): Promise<Buffer> {
  try {
    return await unzip(body, { maxOutputLength: MOST_BYTES });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge();
    throw new Refusal(400, `The body is no whole gzip: ${reasonOf(error)}.`);
  }
}

/** The body of a request, unpacked; never more than 16 MB, packed or not. */
export async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const encoding = request.headers["content-encoding"] ?? "identity";
  if (encoding !== "gzip" && encoding !== "identity") {
    throw new Refusal(415, `The encoding "${encoding}" is not known here: send gzip or identity.`);
  }
  const body = await received(request);
  return encoding === "gzip" ? await unpacked(body) : body;
}
