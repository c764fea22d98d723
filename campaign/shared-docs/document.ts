/** One change of a document's text, as the vendor's interface takes it. Indexes begin with 1. */
export type Change =
  | { readonly kind: "insert"; readonly index: number; readonly text: string }
  | { readonly kind: "delete"; readonly from: number; readonly to: number };

// Documented: a document holds at most 1.02 million characters.
const mostCharacters = 1_020_000;

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};

const changeIn = (request: unknown): Change | undefined => {
  const { insertText, deleteContentRange } = fieldsOf(request);
  const { text, location } = fieldsOf(insertText);
  const { index } = fieldsOf(location);
  if (typeof text === "string" && typeof index === "number") return { kind: "insert", index, text };
  const { startIndex, endIndex } = fieldsOf(fieldsOf(deleteContentRange)["range"]);
  if (typeof startIndex === "number" && typeof endIndex === "number")
    return { kind: "delete", from: startIndex, to: endIndex };
  return undefined;
};

/** Reads `requests` of an edit; nothing when one of them is none that is understood. */
export const changesIn = (json: unknown): readonly Change[] | undefined => {
  const { requests } = fieldsOf(json);
  if (!Array.isArray(requests)) return undefined;
  const changes = requests.flatMap((request: unknown) => changeIn(request) ?? []);
  return changes.length === requests.length && changes.length > 0 ? changes : undefined;
};

/** The revision that an edit says it is made for, if it says one. */
export const requiredRevisionIn = (json: unknown): unknown =>
  fieldsOf(fieldsOf(json)["writeControl"])["requiredRevisionId"];

/** A shared document: its text, and a revision that every edit changes. */
export class SharedDocument {
  readonly title: string;
  text = "";
  #revision = 1;

  constructor(title: string) {
    this.title = title;
  }

  get revision(): string {
    return `rev-${this.#revision}`;
  }

  /** All changes or none; says whether they fit. */
  edit(changes: readonly Change[]): boolean {
    let { text } = this;
    for (const change of changes) {
      const from = (change.kind === "insert" ? change.index : change.from) - 1;
      const to = change.kind === "insert" ? from : change.to - 1;
      if (from < 0 || to < from || to > text.length) return false;
      text = `${text.slice(0, from)}${change.kind === "insert" ? change.text : ""}${text.slice(to)}`;
    }
    if (text.length > mostCharacters) return false;
    this.text = text;
    this.#revision += 1;
    return true;
  }
}
