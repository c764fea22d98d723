import { UsageError } from "../../../model/errors.ts";
import type { Request } from "../../../model/traffic.ts";
import { safePath } from "../safe-path.ts";

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const BREAKS_A_HEADER = /[\0\r\n]/;
/** The engine frames the body, so a second opinion about its length would be a hole for smuggling. */
const OURS = new Set(["content-length", "transfer-encoding"]);
const NAMES_REMEMBERED = 1000;

export interface Address {
  readonly host: string;
  readonly port: number;
}

function checkName(name: string): void {
  if (!TOKEN.test(name)) {
    throw new UsageError(
      `"${name}" cannot be a method or the name of a header.`,
      "Use letters, digits and hyphens only, without spaces.",
    );
  }
  if (OURS.has(name.toLowerCase())) {
    throw new UsageError(
      `The header "${name}" is written by the engine itself.`,
      "Take it out of the headers of this call; the length follows from its body.",
    );
  }
}

function checkValue(name: string, value: string): void {
  if (!BREAKS_A_HEADER.test(value)) return;
  throw new UsageError(
    `The value of the header "${name}" holds a line break or a zero byte.`,
    "Take it out: it would be read as further headers.",
  );
}

const needsLength = (method: string): boolean =>
  method === "POST" || method === "PUT" || method === "PATCH" || method === "DELETE";

/** A writer of requests as text, all for the same address; the text is UTF-8 once it is on the wire. */
export function createRequestWriter({ host, port }: Address): (request: Request) => string {
  const hostLine = `Host: ${host.includes(":") ? `[${host}]` : host}:${port}\r\n`;
  const checked = new Set<string>();
  const check = (name: string): void => {
    if (checked.has(name)) return;
    checkName(name);
    if (checked.size < NAMES_REMEMBERED) checked.add(name);
  };

  const headerLines = (headers: Request["headers"]): string => {
    let lines = "";
    let hasHost = false;
    for (const name in headers) {
      const value = headers[name];
      if (value === undefined) continue;
      check(name);
      checkValue(name, value);
      if (name.length === 4 && name.toLowerCase() === "host") hasHost = true;
      lines += `${name}: ${value}\r\n`;
    }
    return hasHost ? lines : hostLine + lines;
  };

  return ({ method, path, headers, body }) => {
    check(method);
    const start = `${method} ${safePath(path)} HTTP/1.1\r\n${headerLines(headers)}`;
    if (body !== undefined) return `${start}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    return needsLength(method) ? `${start}Content-Length: 0\r\n\r\n` : `${start}\r\n`;
  };
}
