import { own, type Parameter } from "./kept-query.ts";
import { dayOfKey, keyOf, RouteNode, statusOfKey, type Tally } from "./route-node.ts";
import { foldedWord, isFolded, pieceOf, VALUE, type Piece } from "./segment.ts";

/** Nodes of about 1 KB; what comes to more routes than that is counted, and not told apart. */
const MOST_NODES = 20_000;
/** The rest of a longer path is one value. */
const DEEPEST = 12;
/** Words at the beginning of a path are pages rather than ids, so there only the rare ones are folded. */
const MOST_FIRST_WORDS = 200;
const LEAST_SHARE_OF_FIRST = 0.005;

/** The calls of one method to one template, on one day. */
export interface Route {
  readonly method: string;
  readonly pieces: readonly Piece[];
  /** For each folded piece about how many values it had. */
  readonly distinct: readonly number[];
  readonly parameters: readonly Parameter[];
  readonly statuses: ReadonlyMap<number, number>;
  readonly calls: number;
}

/** A call as the tree counts it. */
export interface Routed {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly day: number;
  readonly status: number;
}

/** All paths of a log by their beginnings, in bounded memory: values are folded into their kind, and many words too. */
export class RouteTree {
  private readonly root = new RouteNode("");
  private readonly mostWords: number;
  private readonly keptNames: ReadonlySet<string>;
  private nodes = 1;

  constructor(mostWords: number, keptNames: ReadonlySet<string>) {
    this.mostWords = mostWords;
    this.keptNames = keptNames;
  }

  /** Counts a call; false when there are too many routes to tell it apart. */
  count({ method, path, query, day, status }: Routed): boolean {
    const node = this.nodeAt(path);
    if (node === undefined) return false;
    const tally = node.tally(method);
    tally.add(keyOf(day, status), 1);
    if (query !== "" && this.keptNames.size > 0) tally.query.add(query, this.keptNames);
    return true;
  }

  /** Forgets what was counted for a day. */
  letGo(day: number): void {
    for (const { node } of this.all()) for (const tally of node.tallies.values()) tally.letGo(day);
  }

  /** What was called on a day, the most called first. */
  routes(day: number): readonly Route[] {
    if (this.root.isFull) {
      const least = this.root.calls * LEAST_SHARE_OF_FIRST;
      this.nodes -= this.root.fold(({ calls }) => calls < least, this.mostWords);
    }
    const found = [...this.all()].flatMap(({ node, pieces, distinct }) =>
      [...node.tallies].map(([method, tally]) => routeOf({ method, pieces, distinct }, tally, day)),
    );
    return found
      .filter(({ calls }) => calls > 0)
      .sort((a, b) => b.calls - a.calls || (nameOf(a) < nameOf(b) ? -1 : 1));
  }

  private nodeAt(path: string): RouteNode | undefined {
    let node: RouteNode | undefined = this.root;
    node.calls += 1;
    let [from, depth] = [1, 0];
    while (node !== undefined && depth <= DEEPEST) {
      const slash = path.indexOf("/", from);
      const isLast = slash === -1;
      // Two slashes are one, but a last one is told apart.
      if (isLast || slash > from) {
        const segment = path.slice(from, isLast ? undefined : slash);
        node = this.next(node, depth < DEEPEST ? pieceOf(segment) : VALUE, segment);
        if (node !== undefined) node.calls += 1;
        depth += 1;
      }
      if (isLast) break;
      from = slash + 1;
    }
    return node;
  }

  private next(node: RouteNode, piece: Piece, segment: string): RouteNode | undefined {
    const isNewWord = !isFolded(piece) && !node.children.has(piece);
    const key = isNewWord && node.isFull && node !== this.root ? foldedWord(piece) : piece;
    const child = node.children.get(key) ?? this.made(node, key);
    child?.distinct?.add(segment);
    return child;
  }

  private made(node: RouteNode, piece: Piece): RouteNode | undefined {
    if (this.nodes >= MOST_NODES) return undefined;
    this.nodes += 1;
    const made = node.add(own(piece));
    if (!isFolded(piece)) this.foldIfFull(node);
    return node.children.get(piece) ?? node.children.get(foldedWord(piece)) ?? made;
  }

  private foldIfFull(node: RouteNode): void {
    const isFirst = node === this.root;
    if (node.words <= (isFirst ? MOST_FIRST_WORDS : this.mostWords)) return;
    node.isFull = true;
    this.nodes -= node.fold(isFirst ? rarest(node) : () => true, this.mostWords);
  }

  private all(): Generator<Place> {
    return below({ node: this.root, pieces: [], distinct: [] });
  }
}

interface Place {
  readonly node: RouteNode;
  readonly pieces: readonly Piece[];
  readonly distinct: readonly number[];
}

function* below(place: Place): Generator<Place> {
  yield place;
  for (const [piece, node] of place.node.children) {
    const distinct = node.distinct === undefined ? [] : [node.distinct.estimate];
    yield* below({ node, pieces: [...place.pieces, piece], distinct: [...place.distinct, ...distinct] });
  }
}

/** The half of the words that has the fewest calls. */
function rarest({ children }: RouteNode): (child: RouteNode) => boolean {
  const words = [...children].filter(([piece]) => !isFolded(piece)).map(([, child]) => child);
  words.sort((a, b) => a.calls - b.calls);
  const rare = new Set(words.slice(0, Math.ceil(words.length / 2)));
  return (child) => rare.has(child);
}

function routeOf(
  { method, pieces, distinct }: Pick<Route, "method" | "pieces" | "distinct">,
  tally: Tally,
  day: number,
): Route {
  const statuses = new Map<number, number>();
  let calls = 0;
  for (const [key, count] of tally.counts) {
    if (dayOfKey(key) !== day) continue;
    statuses.set(statusOfKey(key), count);
    calls += count;
  }
  return { method, pieces, distinct, parameters: tally.query.usual(tally.calls), statuses, calls };
}

const nameOf = ({ method, pieces }: Route): string => `${method} ${pieces.join("/")}`;
