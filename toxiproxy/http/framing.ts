import type { MessageHead } from "./message-head.ts";
import { NotHttp } from "./not-http.ts";

/** Where the body of a message ends. */
export type Framing =
  | { readonly by: "length"; readonly bytes: number }
  | { readonly by: "chunks" }
  /** With the connection; only answers may. */
  | { readonly by: "close" };

export const NO_BODY: Framing = { by: "length", bytes: 0 };

const LENGTH = /^\d{1,15}$/u;

/** What the headers say about the end of the body, if they say anything (RFC 9112, 6.3). */
export function announced(head: MessageHead): Framing | undefined {
  const codings = head.fields.get("transfer-encoding");
  const length = head.fields.get("content-length");
  if (codings !== undefined) {
    // Two readers may take it in two ways: better to have no part in it.
    if (length !== undefined) throw new NotHttp("both Transfer-Encoding and Content-Length");
    if (!/(?:^|[,\s])chunked$/iu.test(codings)) throw new NotHttp(`Transfer-Encoding: ${codings}`);
    return { by: "chunks" };
  }
  if (length === undefined) return undefined;
  if (!LENGTH.test(length)) throw new NotHttp(`Content-Length: ${length}`);
  return { by: "length", bytes: Number(length) };
}
