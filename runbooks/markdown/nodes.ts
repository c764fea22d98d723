/** A part of a line. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "strong" | "emphasis"; readonly of: readonly Inline[] }
  | { readonly kind: "link"; readonly to: string; readonly of: readonly Inline[] };

export interface ListBlock {
  readonly kind: "list";
  /** The first number, or none for a list of dots. */
  readonly from?: number;
  readonly items: readonly (readonly Block[])[];
}

export interface TableBlock {
  readonly kind: "table";
  readonly head: readonly (readonly Inline[])[];
  readonly rows: readonly (readonly (readonly Inline[])[])[];
}

/** As much of Markdown as a runbook uses. HTML is none of it: it stands as text. */
export type Block =
  | { readonly kind: "heading"; readonly level: number; readonly of: readonly Inline[] }
  | { readonly kind: "paragraph"; readonly of: readonly Inline[] }
  | { readonly kind: "quote"; readonly blocks: readonly Block[] }
  | { readonly kind: "code"; readonly language: string; readonly text: string }
  | { readonly kind: "rule" }
  | ListBlock
  | TableBlock;

/** The words of a line without their dress. */
export const plainText = (inlines: readonly Inline[]): string =>
  inlines.map((one) => ("of" in one ? plainText(one.of) : one.text)).join("");
