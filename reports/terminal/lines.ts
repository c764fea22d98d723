import { oneLine } from "../printable.ts";
import type { Tone } from "../words.ts";

const WIDTH = 96;

/** A line before it is wrapped. */
export interface Line {
  /** Stands before the text with its spaces kept; wrapped text hangs below the start of the text. */
  readonly label?: string;
  readonly text: string;
  readonly indent?: number;
  readonly tone?: Tone;
  /** How many characters carry the tone. */
  readonly lead?: number;
}

const COLOURS: Readonly<Record<Tone, number>> = { good: 32, bad: 31, unsure: 33, quiet: 2 };

const painted = (text: string, tone: Tone): string => `\u001B[${COLOURS[tone]}m${text}\u001B[0m`;

/** Cuts what no line can hold, such as a long address or a word without spaces. */
function pieces(word: string, room: number): readonly string[] {
  const count = Math.max(1, Math.ceil(word.length / room));
  return Array.from({ length: count }, (_, index) => word.slice(index * room, (index + 1) * room));
}

/** As many words a line as there is room for. */
function wrapped(text: string, room: number): readonly string[] {
  const words = oneLine(text)
    .split(" ")
    .flatMap((word) => pieces(word, room));
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > room) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

/** Wraps to a width that every terminal has; only the lead of the first line is ever coloured. */
export function printed({ label = "", text, indent = 0, tone, lead = 0 }: Line, colour: boolean): string {
  const margin = " ".repeat(indent);
  const hang = " ".repeat(indent + label.length);
  const [first = "", ...rest] = wrapped(text, WIDTH - hang.length);
  const line = `${label}${first}`;
  const head =
    colour && tone !== undefined && lead > 0 ? painted(line.slice(0, lead), tone) + line.slice(lead) : line;
  return [`${margin}${head}`, ...rest.map((more) => `${hang}${more}`)].map((one) => one.trimEnd()).join("\n");
}
