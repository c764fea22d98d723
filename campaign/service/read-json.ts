import type { IncomingMessage } from "node:http";
import { Refusal } from "./refusal.ts";

const largestBody = 16 * 1024;

const tooLarge = "the body is larger than 16 KB";

const readText = (request: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = "";
    let size = 0;
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => {
      size += chunk.length;
      if (size <= largestBody) text += chunk;
      // The rest is read and dropped, so that the client gets to see the answer.
      else reject(new Refusal(413, tooLarge));
    });
    request.on("end", () => resolve(text));
    // Also comes when the client leaves in the middle of its body.
    request.on("error", reject);
  });

/** Reads a body of at most 16 KB as text. */
export const readBody = async (request: IncomingMessage): Promise<string> => {
  if (Number(request.headers["content-length"]) > largestBody) {
    request.resume();
    throw new Refusal(413, tooLarge);
  }
  return await readText(request);
};

/** Reads a JSON body of at most 16 KB. */
export const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const text = await readBody(request);
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, "the body is not JSON");
  }
};
