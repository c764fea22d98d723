import type { IncomingMessage } from "node:http";
import type { Refusal } from "./door.ts";

const MOST_BYTES = 4096;

/** The JSON of a request, as text that was parsed; larger ones and other types are refused. */
export async function readJson(
  request: IncomingMessage,
): Promise<{ readonly value: unknown } | { readonly refusal: Refusal }> {
  const type = request.headers["content-type"]?.split(";")[0]?.trim();
  if (type !== "application/json") return { refusal: { code: 415, text: "Send application/json." } };
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > MOST_BYTES) return { refusal: { code: 413, text: `Send at most ${MOST_BYTES} bytes.` } };
    chunks.push(chunk);
  }
  try {
    return { value: JSON.parse(Buffer.concat(chunks).toString("utf8")) };
  } catch {
    return { refusal: { code: 400, text: "That is no JSON." } };
  }
}
