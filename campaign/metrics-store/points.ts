import { Refusal } from "../service/refusal.ts";

export interface Point {
  readonly name: string;
  readonly fields: Readonly<Record<string, number>>;
}

const lineShape = /^([A-Za-z]\w*)(?:,[^ ]+)? ([^ ]+)(?: \d+)?$/;
const fieldShape = /^([A-Za-z]\w*)=(-?\d+(?:\.\d+)?)i?$/;

const readPoint = (line: string): Point => {
  const [, name, fields] = lineShape.exec(line) ?? [];
  const pairs = fields?.split(",").map((field) => fieldShape.exec(field));
  if (name === undefined || pairs === undefined || pairs.includes(null))
    throw new Refusal(400, `unable to parse '${line.slice(0, 100)}': invalid field format`);
  return { name, fields: Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? "", Number(pair?.[2])])) };
};

/** The points of a body in the line protocol of InfluxDB: `name field=1i,other=2.5`, a line each. */
export const readPoints = (body: string): Point[] =>
  body
    .split("\n")
    .filter((line) => line !== "")
    .map(readPoint);

interface Kept extends Point {
  readonly at: number;
}

const keptMs = 60_000;

/** The points of the last minute. */
export class Points {
  #points: Kept[] = [];

  add(points: readonly Point[]): void {
    const now = performance.now();
    if ((this.#points[0]?.at ?? now) < now - 2 * keptMs)
      this.#points = this.#points.filter(({ at }) => at > now - keptMs);
    this.#points.push(...points.map((point) => ({ ...point, at: now })));
  }

  /** The sum of each field over the last `ms`; nothing when there is no point. */
  sums(name: string, ms: number): Readonly<Record<string, number>> | undefined {
    const since = performance.now() - Math.min(ms, keptMs);
    const points = this.#points.filter((point) => point.name === name && point.at >= since);
    if (points.length === 0) return undefined;
    const sums: Record<string, number> = {};
    for (const { fields } of points)
      for (const [field, value] of Object.entries(fields)) sums[field] = (sums[field] ?? 0) + value;
    return sums;
  }
}
