import { Distinct } from "./distinct.ts";
import { KeptQuery } from "./kept-query.ts";
import { foldedWord, isFolded, type Piece } from "./segment.ts";

/** Statuses are below 1000, so a day and a status fit into one number. */
const STATUSES = 1000;
export const keyOf = (day: number, status: number): number => day * STATUSES + status;
export const dayOfKey = (key: number): number => Math.floor(key / STATUSES);
export const statusOfKey = (key: number): number => key % STATUSES;

/** The calls of one method to one route. */
export class Tally {
  /** How many calls by day and status. */
  readonly counts = new Map<number, number>();
  readonly query = new KeptQuery();
  calls = 0;

  add(key: number, calls: number): void {
    this.calls += calls;
    this.counts.set(key, (this.counts.get(key) ?? 0) + calls);
  }

  letGo(day: number): void {
    for (const key of this.counts.keys()) if (dayOfKey(key) === day) this.counts.delete(key);
  }

  merge(other: Tally): void {
    for (const [key, calls] of other.counts) this.add(key, calls);
    // Days that were let go are not among the counts.
    this.calls += other.calls - [...other.counts.values()].reduce((sum, calls) => sum + calls, 0);
    this.query.merge(other.query);
  }
}

/** A prefix of paths, and what follows it. */
export class RouteNode {
  readonly children = new Map<Piece, RouteNode>();
  readonly tallies = new Map<string, Tally>();
  /** Of a kind of values: how many different ones there were. */
  readonly distinct: Distinct | undefined;
  /** Its words were too many, and new ones are values. */
  isFull = false;
  calls = 0;
  words = 0;

  constructor(piece: Piece) {
    this.distinct = isFolded(piece) ? new Distinct() : undefined;
  }

  add(piece: Piece): RouteNode {
    const made = new RouteNode(piece);
    this.children.set(piece, made);
    if (!isFolded(piece)) this.words += 1;
    return made;
  }

  tally(method: string): Tally {
    const known = this.tallies.get(method);
    if (known !== undefined) return known;
    const made = new Tally();
    this.tallies.set(method, made);
    return made;
  }

  /** Makes values of the words that are chosen; says how many nodes that took away. */
  fold(chosen: (child: RouteNode) => boolean, mostWords: number): number {
    let gone = 0;
    const words = [...this.children].filter(([piece, child]) => !isFolded(piece) && chosen(child));
    for (const [piece, child] of words) {
      this.children.delete(piece);
      this.words -= 1;
      const folded = foldedWord(piece);
      const known = this.children.get(folded);
      const into = known ?? this.add(folded);
      if (known !== undefined) gone += 1;
      into.distinct?.add(piece);
      gone += into.merge(child, mostWords);
    }
    return gone;
  }

  /** Takes over all of another node; says how many nodes are fewer, without that one. */
  private merge(other: RouteNode, mostWords: number): number {
    let gone = 0;
    this.calls += other.calls;
    if (other.distinct !== undefined) this.distinct?.merge(other.distinct);
    for (const [method, tally] of other.tallies) this.tally(method).merge(tally);
    for (const [piece, child] of other.children) {
      const known = this.children.get(piece);
      if (known !== undefined) gone += 1;
      gone += (known ?? this.add(piece)).merge(child, mostWords);
    }
    this.isFull ||= other.isFull || this.words > mostWords;
    return gone + (this.isFull ? this.fold(() => true, mostWords) : 0);
  }
}
