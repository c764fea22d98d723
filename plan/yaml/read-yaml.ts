import type { Complaint } from "../complaint.ts";
import { Anchors } from "./anchors.ts";
import { checkCharacters } from "./characters.ts";
import { composeDocument } from "./compose.ts";

import { TreeReader } from "./read-tree.ts";
import { Refusal, refuse } from "./refusal.ts";
import type { Tree } from "./tree.ts";

export interface YamlReading {
  /** Nothing when the text is not YAML at all. */
  readonly tree?: Tree;
  readonly complaints: readonly Complaint[];
}

const EMPTY = 'This file is empty. A scenario starts with "scenario: " and its name.';
const NO_MAP = 'A scenario is a map of keys, such as "scenario: election-day".';

const read = (text: string): YamlReading => {
  checkCharacters(text);
  const document = composeDocument(text);
  if (document.contents === null) refuse(0, EMPTY);
  const reader = new TreeReader(new Anchors(document));
  const tree = reader.read(document.contents);
  if (tree.value === null) refuse(0, EMPTY);
  if (tree.keys === undefined) refuse(tree.offset, NO_MAP);
  return { tree, complaints: reader.complaints };
};

/** YAML text without its byte order mark to a tree: any text at all, in bounded time, and never an exception. */
export function readYaml(text: string): YamlReading {
  try {
    return read(text);
  } catch (error) {
    if (error instanceof Refusal) return { complaints: error.complaints };
    throw error;
  }
}
