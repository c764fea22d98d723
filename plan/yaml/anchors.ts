import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  visit,
  type Alias,
  type Document,
  type Node,
  type YAMLMap,
} from "yaml";
import { refuse } from "./refusal.ts";

/** One key of a map with its value, which is null where nothing was written. */
export interface Entry {
  readonly key: string;
  readonly offset: number;
  readonly value: Node | null;
}

const DEEPEST_MERGE = 10;
const MOST_MERGED = 10;
const WRONG_MERGE = 'A "<<" key takes an alias of a map, or a list of them.';

export const offsetOf = (node: Node): number => node.range?.[0] ?? 0;

/** Finds all anchors in one pass: an alias means the last anchor of its name that stands before it. */
const targetsOf = (document: Document.Parsed): ReadonlyMap<Alias, Node> => {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Alias: (_, alias) => {
      const target = anchors.get(alias.source);
      if (target === undefined) refuse(offsetOf(alias), `There is no anchor "&${alias.source}" before this.`);
      targets.set(alias, target);
    },
    Value: (_, node) => {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
};

/** Reads a document as if its aliases and merge keys were written out. */
export class Anchors {
  private readonly targets: ReadonlyMap<Alias, Node>;
  /** Without this, maps that merge maps that merge maps would be read again and again. */
  private readonly known = new Map<YAMLMap, readonly Entry[]>();

  constructor(document: Document.Parsed) {
    this.targets = targetsOf(document);
  }

  /** The node that an alias stands for; any other node is itself. */
  follow(node: Node): Node {
    return isAlias(node) ? (this.targets.get(node) ?? node) : node;
  }

  /** The keys of a map; those that `<<` brings in never replace its own. */
  entriesOf(map: YAMLMap, depth = 0): readonly Entry[] {
    const known = this.known.get(map);
    if (known !== undefined) return known;
    const own = this.ownEntries(map);
    const merged = own.filter(({ key }) => key === "<<").flatMap((merge) => this.mergedBy(merge, depth));
    const found = new Map(merged.reverse().map((entry) => [entry.key, entry]));
    for (const entry of own) if (entry.key !== "<<") found.set(entry.key, entry);
    const entries = [...found.values()];
    this.known.set(map, entries);
    return entries;
  }

  private ownEntries(map: YAMLMap): readonly Entry[] {
    return map.items.flatMap(({ key, value }) => {
      if (!isNode(key)) return [];
      const target = this.follow(key);
      if (!isScalar(target)) return refuse(offsetOf(key), "A list or a map cannot be a key.");
      return [{ key: String(target.value), offset: offsetOf(key), value: isNode(value) ? value : null }];
    });
  }

  private mergedBy(merge: Entry, depth: number): readonly Entry[] {
    const target = merge.value === null ? null : this.follow(merge.value);
    const sources = isSeq(target) ? target.items : [target];
    if (depth >= DEEPEST_MERGE || sources.length > MOST_MERGED) {
      refuse(merge.offset, `"<<" goes too far here: at most ${MOST_MERGED} maps at once and in a row.`);
    }
    return sources.flatMap((source) => {
      const map = isNode(source) ? this.follow(source) : source;
      return isMap(map) ? this.entriesOf(map, depth + 1) : refuse(merge.offset, WRONG_MERGE);
    });
  }
}
