import type { IncomingMessage } from "node:http";
import { Refusal } from "./refusal.ts";

const usualBody = 16 * 1024;

const tooLarge = (largest: number): Refusal =>
  new Refusal(413, `the body is larger than ${largest / 1024} KB`);

const readText = (request: IncomingMessage, largest: number): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = "";
    let size = 0;
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => {
      size += chunk.length;
      if (size <= largest) text += chunk;
      // The rest is read and dropped, so that the client gets to see the answer.
      else reject(tooLarge(largest));
    });
    request.on("end", () => resolve(text));
    // Also comes when the client leaves in the middle of its body.
    request.on("error", reject);
  });

/** Reads a body of at most 16 KB as text, or of at most `largest` bytes. */
export const readBody = async (request: IncomingMessage, largest = usualBody): Promise<string> => {
  if (Number(request.headers["content-length"]) > largest) {
    request.resume();
    throw tooLarge(largest);
  }
  return await readText(request, largest);
};

/** Reads a JSON body of at most 16 KB, or of at most `largest` bytes. */
export const readJson = async (request: IncomingMessage, largest = usualBody): Promise<unknown> => {
  const text = await readBody(request, largest);
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, "the body is not JSON");
  }
};
