import type { Parameter } from "./kept-query.ts";
import type { Route } from "./route-tree.ts";
import { isFolded, type Piece } from "./segment.ts";

/** A call of the mix, as a scenario has it. */
export interface ImportedCall {
  readonly name: string;
  readonly method: string;
  /** For people: `/voters/{id}`. */
  readonly template: string;
  /** For the scenario: `/voters/${int:1..5000}`. */
  readonly path: string;
  readonly calls: number;
  /** By the number of calls; 0 stands for no answer. */
  readonly statuses: readonly (readonly [status: number, calls: number])[];
  /** About how many values its ids had; nothing when it has none. */
  readonly values?: number;
}

const LONGEST_NAME = 56;

/** A value of one kind, drawn anew for each call: nothing in it is from the log. */
function placeholder(piece: Piece, values: number): string {
  const [kind = "", ending = ""] = piece.split(/(?<=\})/u);
  const number = `\${int:1..${values}}`;
  if (kind === "{uuid}") return `\${uuid}${ending}`;
  if (kind === "{date}") return `2012-11-\${int:10..30}${ending}`;
  if (kind === "{email}") return `somebody-${number}@example.org${ending}`;
  return `${number}${ending}`;
}

const parameterText = ({ name, value }: Parameter): string =>
  value.kind === "words"
    ? `${name}=${value.words.length === 1 ? (value.words[0] ?? "") : `\${pick:${value.words.join("|")}}`}`
    : `${name}=${placeholder(value.piece, value.distinct)}`;

function pathOf({ pieces, distinct, parameters }: Route): string {
  let folded = -1;
  const parts = pieces.map((piece) => {
    if (!isFolded(piece)) return piece;
    folded += 1;
    return placeholder(piece, distinct[folded] ?? 1);
  });
  const query = parameters.map(parameterText).join("&");
  return `/${parts.join("/")}${query === "" ? "" : `?${query}`}`;
}

/** `get-voters-id` for `GET /voters/{id}`. */
function nameOf({ method, pieces }: Route): string {
  const words = pieces
    .join("-")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .replaceAll(/^-+|-+$/gu, "");
  const whole = `${method.toLowerCase()}-${words === "" ? "root" : words}`;
  return whole.slice(0, LONGEST_NAME).replace(/-+$/u, "");
}

/** Different routes may come to the same name; the later ones get a number. */
function uniqueNames(routes: readonly Route[]): readonly string[] {
  const taken = new Set<string>();
  return routes.map((route) => {
    const plain = nameOf(route);
    let name = plain;
    for (let number = 2; taken.has(name); number += 1) name = `${plain}-${number}`;
    taken.add(name);
    return name;
  });
}

/** Routes as calls of a mix. */
export function mixOf(routes: readonly Route[]): readonly ImportedCall[] {
  const names = uniqueNames(routes);
  return routes.map((route, index) => ({
    name: names[index] ?? "",
    method: route.method,
    template: `/${route.pieces.join("/")}${route.parameters.length === 0 ? "" : `?${route.parameters.map(({ name }) => name).join("&")}`}`,
    path: pathOf(route),
    calls: route.calls,
    statuses: [...route.statuses].sort((a, b) => b[1] - a[1] || a[0] - b[0]),
    ...(route.distinct.length === 0 ? {} : { values: Math.max(...route.distinct) }),
  }));
}
