import { NotHttp } from "./not-http.ts";

/** What stands before the body of a message. */
export interface MessageHead {
  /** The request line or the status line. */
  readonly start: string;
  /** By name in small letters; several of one name are joined by commas. */
  readonly fields: ReadonlyMap<string, string>;
}

const FIELD = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\r\n\0]*)$/u;

/** Reads a head with its line ends, the empty line included. */
export function parseHead(text: string): MessageHead {
  const [start = "", ...lines] = text.slice(0, -4).split("\r\n");
  const fields = new Map<string, string>();
  for (const line of lines) {
    const [, name, value] = FIELD.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new NotHttp(`no header: ${line}`);
    const key = name.toLowerCase();
    const before = fields.get(key);
    fields.set(key, before === undefined ? value.trimEnd() : `${before}, ${value.trimEnd()}`);
  }
  return { start, fields };
}

/** Whether a header that is a list, such as Connection, has this word. */
export function hasWord({ fields }: MessageHead, name: string, word: string): boolean {
  const words = fields.get(name)?.toLowerCase().split(",") ?? [];
  return words.some((one) => one.trim() === word);
}
