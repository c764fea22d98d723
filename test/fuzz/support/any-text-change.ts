import * as fc from "fast-check";

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

export type Change = (text: string) => string;

const at = (text: string, share: number): number => Math.floor(text.length * share);
const onLines =
  (change: (lines: readonly string[], pick: (share: number) => number) => readonly string[]): Change =>
  (text) => {
    const lines = text.split("\n");
    return change(lines, (share) => Math.floor(lines.length * share)).join("\n");
  };
const between = (text: string, share: number, put: string): string =>
  text.slice(0, at(text, share)) + put + text.slice(at(text, share));

const VALUES = [
  "1e999",
  "-1",
  "0",
  "9007199254740993",
  "99999999999999999999999",
  "0x7fffffff",
  "0o17",
  ".nan",
  "-.inf",
  "1e-400",
  "null",
  "~",
  "true",
  "[]",
  "{}",
  '""',
  "*a",
  "&a x",
  "!!binary aGk=",
  "2012-11-06",
  "24:00",
  "99:99",
  "1_0",
  "500%",
  "-5s",
  "9999999h",
  "1e9h",
  "${ports.x}",
  "${links.edge}",
  "${",
  "\u202e",
  "|",
  ">-",
  "? a",
];
const SIGNS = [
  "\t",
  "\uFEFF",
  "\r\n",
  "\r",
  "\0",
  "\u0085",
  "\u2028",
  "\ud800",
  "\n---\n",
  "\n...\n",
  "%YAML 1.1\n",
  "#",
  ": ",
  "- ",
  "{",
  "}",
  "[",
  "&a ",
  "*a ",
  "<<: *a",
  "!!js/function ",
  "'",
  '"',
  "`",
  "@",
];

export const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(place, fc.nat(6)).map(([share, bit]): Change => (text) => {
    const code = text.charCodeAt(at(text, share)) ^ (1 << bit);
    return text.slice(0, at(text, share)) + String.fromCharCode(code) + text.slice(at(text, share) + 1);
  }),
  place.map(
    (share): Change =>
      (text) =>
        text.slice(0, at(text, share)),
  ),
  fc.tuple(place, place).map(
    ([a, b]): Change =>
      (text) =>
        text.slice(0, at(text, Math.min(a, b))) + text.slice(at(text, Math.max(a, b))),
  ),
  place.map((share) => onLines((lines, pick) => lines.toSpliced(pick(share), 0, lines[pick(share)] ?? ""))),
  place.map((share) => onLines((lines, pick) => lines.toSpliced(pick(share), 1))),
  fc
    .tuple(place, place)
    .map(([a, b]) =>
      onLines((lines, pick) => lines.with(pick(a), lines[pick(b)] ?? "").with(pick(b), lines[pick(a)] ?? "")),
    ),
  fc
    .tuple(place, place)
    .map(([a, b]) =>
      onLines((lines, pick) =>
        lines.with(pick(a), `${" ".repeat(Math.floor(b * 9))}${(lines[pick(a)] ?? "").trimStart()}`),
      ),
    ),
  fc.tuple(place, fc.constantFrom(...VALUES)).map(([share, value]) =>
    onLines((lines, pick) =>
      lines.with(
        pick(share),
        (lines[pick(share)] ?? "").replace(/:\s.*$/u, () => `: ${value}`),
      ),
    ),
  ),
  fc.tuple(place, fc.constantFrom(...VALUES)).map(([share, value]): Change => (text) => {
    const found = [...text.matchAll(/: ([^,{}\n]+)(?=[,}\n])/gu)];
    const match = found[Math.floor(found.length * share)];
    return match === undefined
      ? text
      : `${text.slice(0, match.index)}: ${value}${text.slice(match.index + match[0].length)}`;
  }),
  fc.tuple(place, fc.constantFrom(...SIGNS)).map(
    ([share, sign]): Change =>
      (text) =>
        between(text, share, sign),
  ),
  fc.tuple(place, fc.constantFrom("[", "{a: ", "- ", "&a [*a, ", "? "), fc.nat(2000)).map(
    ([share, open, times]): Change =>
      (text) =>
        between(text, share, open.repeat(times)),
  ),
  fc.constant<Change>((text) => text.replaceAll("\n", "\r\n")),
  fc.constant<Change>((text) => `\uFEFF${text}`),
);

const key = fc.constantFrom(
  "scenario",
  "title",
  "links",
  "traffic",
  "breaks",
  "objectives",
  "to",
  "mix",
  "<<",
  "a",
  "__proto__",
  "",
);
const tree = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom(...VALUES, "text"),
    fc.array(tie("node"), { maxLength: 4 }).map((items) => `[${items.join(", ")}]`),
    fc
      .array(fc.tuple(key, tie("node")), { maxLength: 4 })
      .map((pairs) => `{${pairs.map(([name, value]) => `${name}: ${String(value)}`).join(", ")}}`),
  ),
})).node;

/** YAML of the words of a scenario, in any shape. */
export const anyYaml = fc
  .array(fc.tuple(key, tree), { maxLength: 6 })
  .map((pairs) => pairs.map(([name, value]) => `${name}: ${String(value)}`).join("\n"));
