/** What stands for one part of a path: the word itself, or a kind of value such as `{id}`; an ending may follow. */
export type Piece = string;

/** A value that is no number, UUID or anything else that is known. */
export const VALUE = "{value}";

const LONGEST_WORD = 40;
const LONGEST_PLAIN_WORD = 24;
const WORD = /^[A-Za-z_.-][A-Za-z0-9_.-]*$/u;
const PLAIN_WORD = /^[a-z]+(?:[-_][a-z]+)*$/u;
const ENDING = /\.(?:json|xml|html?|php|aspx?|jsp|do|csv|txt|pdf|ics|zip)$/iu;
const STATIC =
  /\.(?:css|m?js|map|png|jpe?g|gif|svg|ico|webp|avif|bmp|woff2?|ttf|otf|eot|mp[34]|webm|ogg|wasm|webmanifest)$/iu;

const KINDS: readonly (readonly [Piece, RegExp])[] = [
  ["{id}", /^-?\d{1,20}$/u],
  ["{uuid}", /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu],
  ["{date}", /^\d{4}-\d\d(?:-\d\d)?(?:T.*)?$/u],
  ["{hex}", /^(?:0x)?[0-9a-f]{8,}$/iu],
  ["{email}", /@|%40/u],
];

export const isStatic = (path: string): boolean => STATIC.test(path);

const digitsIn = (text: string): number => text.replaceAll(/\D/gu, "").length;

/** Letters at random change their case at every fourth; the words of a name are longer. */
function looksRandom(word: string): boolean {
  if (word.length < 16) return false;
  const turns = word.match(/[a-z][A-Z]/gu)?.length ?? 0;
  return turns >= word.length / 6;
}

/** Whether people chose it as the name of a page or of an interface, as far as its letters tell. */
function isWord(text: string): boolean {
  if (text.length > LONGEST_WORD || !WORD.test(text) || !/[A-Za-z]/u.test(text)) return false;
  if (text.split(/[-_.]/u).some((word) => word.length > LONGEST_PLAIN_WORD && !/[a-z][A-Z]/u.test(word)))
    return false;
  const digits = digitsIn(text);
  const fewDigits = digits === 0 || (digits <= 2 && (text.length <= 4 || /^\D+\d+$/u.test(text)));
  return fewDigits && !looksRandom(text);
}

const kindOf = (text: string): Piece => KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? VALUE;

/** What a part of a path is in the template of its route: ids, dates, addresses and tokens become their kind. */
export function pieceOf(segment: string): Piece {
  if (segment === "" || (segment.length < 8 && PLAIN_WORD.test(segment))) return segment;
  const ending = (ENDING.exec(segment) ?? STATIC.exec(segment))?.[0] ?? "";
  const bare = segment.slice(0, segment.length - ending.length);
  const kind = kindOf(bare);
  if (kind === VALUE && isWord(bare)) return segment;
  return `${kind}${ending.toLowerCase()}`;
}

export const isFolded = (piece: Piece): boolean => piece.startsWith("{");

/** The piece that a word becomes where there are too many of them. */
export const foldedWord = (word: Piece): Piece =>
  `${VALUE}${(ENDING.exec(word) ?? STATIC.exec(word))?.[0].toLowerCase() ?? ""}`;
