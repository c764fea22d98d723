import { isMap, isNode, isScalar, isSeq, type Node, type Scalar, type YAMLMap, type YAMLSeq } from "yaml";
import type { Complaint } from "../complaint.ts";
import { quoted } from "../wording.ts";
import { controlCharacterIn } from "./characters.ts";
import { offsetOf, type Anchors } from "./anchors.ts";
import { refuse } from "./refusal.ts";
import type { Tree, TreeKey } from "./tree.ts";

const DEEPEST = 32;
const MOST_ENTRIES = 1000;
const MOST_VALUES = 100_000;
const CORE = "tag:yaml.org,2002:";
const PLAIN_TAGS = new Set(
  ["str", "int", "float", "bool", "null", "map", "seq"].map((kind) => `${CORE}${kind}`),
);

/** Reads nodes into a tree, with budgets so that aliases can neither explode nor go in circles. */
export class TreeReader {
  readonly complaints: Complaint[] = [];
  private readonly anchors: Anchors;
  private values = 0;

  constructor(anchors: Anchors) {
    this.anchors = anchors;
  }

  read(written: Node, depth = 0): Tree {
    const node = this.anchors.follow(written);
    const offset = offsetOf(written);
    this.values += 1;
    if (this.values > MOST_VALUES) refuse(offset, "The aliases of this file make it too large.");
    if (depth > DEEPEST) refuse(offset, `This is nested too deeply: at most ${DEEPEST} levels.`);
    this.checkTag(node);
    if (isMap(node)) return this.readMap(node, offset, depth);
    if (isSeq(node)) return this.readList(node, offset, depth);
    return isScalar(node) ? this.readScalar(node, offset) : { offset, value: null };
  }

  private readMap(map: YAMLMap, offset: number, depth: number): Tree {
    const entries = this.anchors.entriesOf(map);
    this.checkLength(map, entries.length);
    const keys = new Map<string, TreeKey>();
    for (const entry of entries) {
      if (entry.key === "__proto__") {
        this.complaints.push({ offset: entry.offset, text: '"__proto__" is not a key here.' });
        continue;
      }
      const tree = entry.value === null ? null : this.read(entry.value, depth + 1);
      keys.set(entry.key, { offset: entry.offset, tree: tree ?? { offset: entry.offset, value: null } });
    }
    // Without a prototype, a key such as "constructor" is there only when it was written.
    const value: unknown = Object.assign(
      Object.create(null),
      Object.fromEntries([...keys].map(([key, { tree }]) => [key, tree.value])),
    );
    return { offset, value, keys };
  }

  private readList(list: YAMLSeq, offset: number, depth: number): Tree {
    this.checkLength(list, list.items.length);
    const items = list.items.map((item) =>
      isNode(item) ? this.read(item, depth + 1) : { offset, value: null },
    );
    return { offset, value: items.map((item) => item.value), items };
  }

  private readScalar(scalar: Scalar, offset: number): Tree {
    const { value, source = "" } = scalar;
    if (typeof value === "number" && !Number.isFinite(value)) {
      this.complain(scalar, `${quoted(source)} is not a number that can be used here.`);
    }
    const control = typeof value === "string" ? controlCharacterIn(value) : undefined;
    if (control !== undefined)
      this.complain(scalar, `The control character ${control.code} is not allowed here.`);
    return { offset, value, written: source };
  }

  private checkTag(node: Node): void {
    const { tag } = node;
    if (tag === undefined || PLAIN_TAGS.has(tag)) return;
    this.complain(node, `The tag ${quoted(tag.replace(CORE, "!!"))} is not allowed here.`);
  }

  private checkLength(node: Node, length: number): void {
    if (length > MOST_ENTRIES)
      refuse(offsetOf(node), `There are ${length} entries here: at most 1,000 are allowed.`);
  }

  private complain(node: Node, text: string): void {
    this.complaints.push({ offset: offsetOf(node), text });
  }
}
