/** Told of the texts, numbers and ends of objects in a document, each with the names that lead to it. */
export interface Heard {
  /** Whether the value under these names is wanted; a text that is not is not kept. */
  readonly wants: (names: readonly string[]) => boolean;
  readonly value: (names: readonly string[], text: string) => void;
  readonly closed: (names: readonly string[]) => void;
}

/** In place of the name where a list is. */
export const ITEM = "*";
const LONGEST_VALUE = 65_536;
const DEEPEST = 64;
const PLAIN = /["\\]/gu;
const SCALAR = /[\w.+-]/u;

/**
 * Goes over JSON in pieces and keeps only what is wanted, so that bodies of any size cost no memory. It is lenient: what
 * is not JSON is passed over.
 */
export class JsonScan {
  private readonly heard: Heard;
  private readonly names: string[] = [];
  private text: string | undefined;
  private kept = "";
  private escaped = false;
  private isName = false;
  private keeps = false;

  constructor(heard: Heard) {
    this.heard = heard;
  }

  /** Whether every object and text has ended. */
  get isWhole(): boolean {
    return this.names.length === 0 && this.text === undefined;
  }

  take(piece: string): void {
    for (let at = 0; at < piece.length;) {
      at = this.text === undefined ? this.outside(piece, at) : this.inside(piece, at);
    }
  }

  /** Between texts: signs, numbers and words. */
  private outside(piece: string, at: number): number {
    const mark = piece[at] ?? "";
    if (mark === '"') this.open();
    else if (SCALAR.test(mark)) this.keep(mark);
    else this.sign(mark);
    return at + 1;
  }

  private sign(mark: string): void {
    if (mark === ":" || mark.trim() === "") return;
    this.endScalar();
    if (mark === "{") this.deeper("");
    else if (mark === "[") this.deeper(ITEM);
    else if (mark === "}" || mark === "]") this.close();
    else if (mark === ",") this.nextName();
  }

  private endScalar(): void {
    if (this.kept !== "") this.tellValue(this.kept);
    this.kept = "";
  }

  private nextName(): void {
    if (this.names.length > 0 && this.names.at(-1) !== ITEM) this.names[this.names.length - 1] = "";
  }

  private deeper(name: string): void {
    if (this.names.length < DEEPEST) this.names.push(name);
    else throw new RangeError("nested too deeply");
  }

  private close(): void {
    this.names.pop();
    this.heard.closed(this.names);
  }

  private open(): void {
    this.text = "";
    this.isName = this.names.at(-1) === "";
    this.keeps = this.isName || this.heard.wants(this.names);
  }

  /** Inside of a text: to its end, or to the end of the piece. */
  private inside(piece: string, at: number): number {
    if (this.escaped) {
      this.escaped = false;
      this.add(piece[at] ?? "");
      return at + 1;
    }
    PLAIN.lastIndex = at;
    const end = PLAIN.exec(piece)?.index ?? piece.length;
    this.add(piece.slice(at, end));
    if (end === piece.length) return end;
    if (piece[end] === "\\") {
      this.escaped = true;
      this.add("\\");
    } else this.shut();
    return end + 1;
  }

  private add(part: string): void {
    if (this.keeps && (this.text ?? "").length < LONGEST_VALUE) this.text = (this.text ?? "") + part;
  }

  private shut(): void {
    const text = plainText(this.text ?? "");
    this.text = undefined;
    if (!this.isName) return this.tellValue(text);
    this.names[this.names.length - 1] = text === "" || text === ITEM ? "?" : text;
    this.isName = false;
  }

  private keep(mark: string): void {
    if (this.kept.length < 40) this.kept += mark;
  }

  private tellValue(text: string): void {
    if (this.heard.wants(this.names)) this.heard.value(this.names, text);
  }
}

function plainText(written: string): string {
  if (!written.includes("\\")) return written;
  try {
    const read: unknown = JSON.parse(`"${written}"`);
    return typeof read === "string" ? read : "";
  } catch {
    return written;
  }
}
