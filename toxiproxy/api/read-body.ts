import type { IncomingMessage } from "node:http";
import { ApiError } from "../api-error.ts";

const MOST_BYTES = 1024 * 1024;

/** Reads a request's body; one that is too large is read to its end, so that the caller gets to see the answer. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes <= MOST_BYTES) chunks.push(chunk);
  }
  if (bytes > MOST_BYTES) throw new ApiError(413, `request body is larger than ${MOST_BYTES} bytes`);
  return Buffer.concat(chunks).toString("utf8");
}
