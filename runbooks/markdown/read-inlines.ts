import type { Inline } from "./nodes.ts";

interface Found {
  readonly inline: Inline;
  readonly length: number;
}

type Reader = (line: string, at: number) => Found | undefined;

const ESCAPE = /\\([!-/:-@[-`{-~])/uy;
const CODE = /(`+)(?!`)([\s\S]*?[^`])\1(?!`)/uy;
const LINK = /\[((?:\\.|[^[\]\\])*)\]\(([^()\s]*)\)/uy;
const STRONG = /\*\*((?:\\.|[^*\\]|\*(?!\*))+)\*\*/uy;
const STAR = /\*((?:\\.|[^*\\])+)\*(?!\*)/uy;
const LINE = /_((?:\\.|[^_\\])+)_(?![\w_])/uy;
const AUTOMATIC = /<(https?:\/\/[^\s<>]+)>/uy;

function groups(pattern: RegExp, line: string, at: number): readonly string[] | undefined {
  pattern.lastIndex = at;
  return pattern.exec(line) ?? undefined;
}

/** Of a space on both sides one is taken off, where there is more than spaces. */
const unpadded = (code: string): string =>
  /^ .*[^ ].* $|^ `.*|.*` $/su.test(code) ? code.slice(1, -1) : code;

/** A mark around other marks. None holds its own kind, so that what is in it is never deep. */
const around =
  (kind: "strong" | "emphasis", pattern: RegExp): Reader =>
  (line, at) => {
    const found = groups(pattern, line, at);
    return found && { inline: { kind, of: readInlines(found[1] ?? "") }, length: found[0]?.length ?? 1 };
  };

const escape: Reader = (line, at) => {
  const found = groups(ESCAPE, line, at);
  return found && { inline: { kind: "text", text: found[1] ?? "" }, length: 2 };
};

const code: Reader = (line, at) => {
  if (line[at - 1] === "`") return undefined;
  const found = groups(CODE, line, at);
  return found && { inline: { kind: "code", text: unpadded(found[2] ?? "") }, length: found[0]?.length ?? 1 };
};

const link: Reader = (line, at) => {
  const found = groups(LINK, line, at);
  if (found === undefined) return undefined;
  const of = readInlines(found[1] ?? "");
  return { inline: { kind: "link", to: found[2] ?? "", of }, length: found[0]?.length ?? 1 };
};

const automatic: Reader = (line, at) => {
  const [whole, to = ""] = groups(AUTOMATIC, line, at) ?? [];
  return whole === undefined
    ? undefined
    : { inline: { kind: "link", to, of: [{ kind: "text", text: to }] }, length: whole.length };
};

const underlined: Reader = (line, at) =>
  /\w/u.test(line[at - 1] ?? "") ? undefined : around("emphasis", LINE)(line, at);

function readersAt(mark: string): readonly Reader[] {
  if (mark === "\\") return [escape];
  if (mark === "`") return [code];
  if (mark === "[") return [link];
  if (mark === "<") return [automatic];
  if (mark === "*") return [around("strong", STRONG), around("emphasis", STAR)];
  return mark === "_" ? [underlined] : [];
}

function firstFound(line: string, at: number): Found | undefined {
  for (const read of readersAt(line[at] ?? "")) {
    const found = read(line, at);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The parts of a line or a paragraph: what is no mark stands as text. */
export function readInlines(line: string): readonly Inline[] {
  const read: Inline[] = [];
  let text = "";
  const flush = (): void => {
    if (text !== "") read.push({ kind: "text", text });
    text = "";
  };
  for (let at = 0; at < line.length;) {
    const found = firstFound(line, at);
    if (found?.inline.kind === "text") text += found.inline.text;
    else if (found === undefined) text += line[at] ?? "";
    else {
      flush();
      read.push(found.inline);
    }
    at += found?.length ?? 1;
  }
  flush();
  return read;
}
