/** A value of a file that knows where it was written; aliases and merged keys are already followed. */
export interface Tree {
  readonly offset: number;
  readonly value: unknown;
  /** The text of a scalar, as it was written. */
  readonly written?: string;
  readonly keys?: ReadonlyMap<string, TreeKey>;
  readonly items?: readonly Tree[];
}

export interface TreeKey {
  readonly offset: number;
  readonly tree: Tree;
}
