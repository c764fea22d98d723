import type { Readable } from "node:stream";

const largestMail = 256 * 1024;
const header = /^X-Reference:\s*([\x21-\x7e]{1,200})\s*$/im;

/** The client's own reference in a mail; empty when it has none. Rejects a mail that is too large, but reads all of it. */
export const readReference = async (mail: Readable): Promise<string> => {
  let text = "";
  let size = 0;
  for await (const chunk of mail.setEncoding("latin1")) {
    size += String(chunk).length;
    if (size <= largestMail) text += String(chunk);
  }
  if (size > largestMail) throw new Error("The mail is larger than 256 KB.");
  const end = text.indexOf("\r\n\r\n");
  return header.exec(end === -1 ? text : text.slice(0, end))?.[1] ?? "";
};
