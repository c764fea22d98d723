import { nearest } from "../model/nearest.ts";
import { hash, uniform } from "../model/random.ts";

/** The text for call number `seq`. */
export type Text = (seq: number) => string;

/** What a placeholder may depend on; `lane` is its own, so that no two draw the same number. */
export interface Draws {
  readonly seed: number;
  readonly runId: string;
  readonly lane: number;
}

interface Placeholder {
  readonly name: string;
  readonly example: string;
  /** The text, or nothing when the argument is not as in the example. */
  readonly text: (argument: string | undefined, draws: Draws) => Text | undefined;
}

const PLACEHOLDER = /\$\{([^}]*)(\}?)/gu;
const RANGE = /^(-?\d{1,15})\.\.(-?\d{1,15})$/u;
const WIDEST = 2 ** 32; // a seeded number has 32 bits

const plain =
  (make: (draws: Draws) => Text): Placeholder["text"] =>
  (argument, draws) =>
    argument === undefined ? make(draws) : undefined;

function intText(argument: string | undefined, { seed, lane }: Draws): Text | undefined {
  const [, low, high] = RANGE.exec(argument ?? "") ?? [];
  const first = Number(low);
  const width = Number(high) - first + 1;
  if (!(width >= 1 && width <= WIDEST)) return undefined;
  return (seq) => String(first + Math.floor(uniform(seed, seq, lane) * width));
}

function pickText(argument: string | undefined, { seed, lane }: Draws): Text | undefined {
  if (argument === undefined || argument === "") return undefined;
  const choices = argument.split("|");
  return (seq) => choices[Math.floor(uniform(seed, seq, lane) * choices.length)] ?? "";
}

const hex = (word: number): string => word.toString(16).padStart(8, "0");

/** Version 4 by its marks, but drawn from the seed; one lane never gives the same one to two calls. */
function uuidText({ seed, lane }: Draws): Text {
  return (seq) => {
    const [a, b, c, d] = [0, 1, 2, 3].map((word) => hash(seed, seq, lane + word));
    const second = hex((((b ?? 0) & 0xffff_0fff) | 0x4000) >>> 0);
    const third = hex((((c ?? 0) & 0x3fff_ffff) | 0x8000_0000) >>> 0);
    return `${hex(a ?? 0)}-${second.slice(0, 4)}-${second.slice(4)}-${third.slice(0, 4)}-${third.slice(4)}${hex(d ?? 0)}`;
  };
}

/** To add a placeholder: add it here. It may draw from `lane` to `lane + 3`. */
const placeholders: readonly Placeholder[] = [
  { name: "seq", example: "${seq}", text: plain(() => String) },
  { name: "key", example: "${key}", text: plain((draws) => (seq) => `${draws.runId}-${seq}`) },
  { name: "int", example: "${int:1..7000}", text: intText },
  { name: "pick", example: "${pick:a|b|c}", text: pickText },
  { name: "uuid", example: "${uuid}", text: plain(uuidText) },
];

function placeholderOf(inside: string): { name: string; argument: string | undefined } {
  const colon = inside.indexOf(":");
  if (colon < 0) return { name: inside, argument: undefined };
  return { name: inside.slice(0, colon), argument: inside.slice(colon + 1) };
}

function complaintAbout(inside: string, closed: boolean): string | undefined {
  if (!closed) return `"\${${inside}" has no closing "}".`;
  const { name, argument } = placeholderOf(inside);
  const found = placeholders.find((placeholder) => placeholder.name === name);
  if (found?.text(argument, { seed: 0, runId: "", lane: 0 }) !== undefined) return undefined;
  if (found !== undefined) return `"\${${inside}}" is not complete. Write it like "${found.example}".`;
  const meant = nearest(
    name,
    placeholders.map((placeholder) => placeholder.name),
  );
  const rest = argument === undefined ? "" : `:${argument}`;
  const hint = meant === undefined ? "" : ` Did you mean "\${${meant}${rest}}"?`;
  const all = placeholders.map(({ example }) => example).join(", ");
  return `"\${${inside}}" is not a placeholder.${hint} A call can use: ${all}.`;
}

/** What is wrong with the first placeholder that cannot be filled in, and what to write instead. */
export function templateComplaint(text: string): string | undefined {
  for (const [, inside = "", brace] of text.matchAll(PLACEHOLDER)) {
    const complaint = complaintAbout(inside, brace === "}");
    if (complaint !== undefined) return complaint;
  }
  return undefined;
}

/** Compiles a template that has no complaint; each placeholder asks for draws of its own. */
export function compileTemplate(template: string, nextDraws: () => Draws): Text {
  const parts: Text[] = [];
  let end = 0;
  for (const match of template.matchAll(PLACEHOLDER)) {
    const { name, argument } = placeholderOf(match[1] ?? "");
    const text = placeholders.find((placeholder) => placeholder.name === name)?.text(argument, nextDraws());
    if (text === undefined) continue;
    const before = template.slice(end, match.index);
    parts.push(() => before, text);
    end = match.index + match[0].length;
  }
  const rest = template.slice(end);
  if (parts.length === 0) return () => rest;
  return (seq) => {
    let whole = "";
    // k6 runs this too, and there an iterator costs more than all that it goes over.
    for (let index = 0; index < parts.length; index += 1) whole += parts[index]?.(seq) ?? "";
    return whole + rest;
  };
}
