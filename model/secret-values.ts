import { isHarmless, maskMarked } from "./mask-marked.ts";
import { isSecretName } from "./secret-name.ts";

/** Shorter values would be found in words that have nothing to do with them. */
const LEAST = 6;

const SCHEME = /^(?:bearer|basic|digest|token|apikey)\s+/iu;
const NOTHING = /^(?:\*+|undefined|disabled|enabled|required|optional)$/iu;
const PLACEHOLDER = /\$\{[^}]*\}/u;
const PICK = /\$\{pick:([^}]*)\}/gu;
const COOKIE = /^[\w.-]+=(?=.)/u;

/** Runs a decoder over what may not have been written by its encoder. */
function decoded(decode: (text: string) => string, text: string): string {
  try {
    return decode(text);
  } catch {
    return "";
  }
}

/** The user and the password in what `Basic` takes. */
function passwordIn(text: string): readonly string[] {
  const pair = decoded(atob, text);
  // oxlint-disable-next-line no-control-regex
  return /^[^\u0000-\u001F]*:[^\u0000-\u001F]+$/u.test(pair) ? [pair, pair.slice(pair.indexOf(":") + 1)] : [];
}

/** What of a value is secret by itself: without its scheme, each cookie, each choice of a placeholder, each line. */
function piecesOf(value: string): readonly string[] {
  const picked = [...value.matchAll(PICK)].flatMap(([, choices = ""]) => choices.split("|"));
  const fixed = value.split(PLACEHOLDER).map((part) => part.trim());
  return [...fixed, ...picked].flatMap((part) => {
    const bare = part.replace(SCHEME, "");
    const cookies = bare.split(/;\s*/u).map((cookie) => cookie.replace(COOKIE, ""));
    const lines = bare.split(/[\r\n]+/u).map((line) => line.trim());
    return [part, bare, ...cookies, ...lines, ...passwordIn(bare)];
  });
}

const outOfJson = (text: string): string => String(JSON.parse(`"${text}"`));

/** The same secret as programs print it: out of an address or of JSON, in an address, in JSON. */
const spellingsOf = (secret: string): readonly string[] =>
  [secret, decoded(decodeURIComponent, secret), decoded(outOfJson, secret)].flatMap((text) => [
    text,
    decoded(encodeURIComponent, text),
    JSON.stringify(text).slice(1, -1),
  ]);

/** Every secret in a value, as texts that must not be shown anywhere. */
const textsOf = (value: string): readonly string[] =>
  piecesOf(value)
    .flatMap(spellingsOf)
    .filter((text) => text.length >= LEAST && !NOTHING.test(text) && !isHarmless(text));

/** Tells each string of a value, however deep, with the name of its field. */
function eachText(value: unknown, name: string, tell: (text: string, name: string) => void): void {
  if (typeof value === "string") tell(value, name);
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) eachText(inner, Array.isArray(value) ? name : key, tell);
}

/** The secrets in a scenario, a plan or an environment, the longest first. */
export function secretsIn(...sources: readonly object[]): readonly string[] {
  const secrets = new Set<string>();
  const add = (value: string): void => {
    if (!isHarmless(value)) for (const text of textsOf(value)) secrets.add(text);
  };
  eachText(sources, "", (text, name) => {
    maskMarked(text, add);
    if (isSecretName(name)) add(text);
  });
  return [...secrets].sort((a, b) => b.length - a.length);
}
