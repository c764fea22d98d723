import { SECRET_NAME_AHEAD } from "./secret-name.ts";

/** Stands where a secret was. */
export const MASK = "****";

// `$NAME` and `${NAME}` only say where a value comes from.
const REFERENCE = /^(?:(?:bearer|basic|token)\s+)?\$(?:\w+|\{\w+(?:\.[\w-]+)?\})$/iu;

/** Whether there is no secret in this value: it is empty, masked already, or only says where the secret is. */
export const isHarmless = (value: string): boolean =>
  value === "" || value.startsWith(MASK) || REFERENCE.test(value);

// Inside of JSON that is itself a text every quote has a backslash before it, and so have the ends of lines.
const QUOTED = String.raw`\\{1,8}"(?:(?!\\{1,8}").)*\\{1,8}"|"(?:[^"\\]|\\.)*"|'[^']*'`;
const BACKSLASH = String.raw`\\\\|\\(?!["'nrt\\])`;
const WORD = String.raw`(?:[^\s,;&"'\\]|${BACKSLASH})+`;
const REST_OF_LINE = String.raw`(?:[^"'\r\n\\]|${BACKSLASH})+`;
// Each name is looked at once: a pattern that could begin in the middle of it would take the square of its length.
const NAME = String.raw`(?<![\w.-])${SECRET_NAME_AHEAD}[\w.-]+`;
/** `auth:8080` and `auth://` are addresses; behind the word of a scheme the secret comes only next. */
const NONE = String.raw`(?<=:)(?:\/\/|\d{1,5}(?!\d))|(?:bearer|basic|token)(?![\w-])`;

const marker = (before: string, secret: string): RegExp => new RegExp(`(${before})(${secret})`, "giu");

/** How texts say that a secret follows: what stands before it, and the secret. To add a way, add it here. */
const MARKERS: readonly RegExp[] = [
  // The body of a key in PEM.
  marker("-----BEGIN [A-Z ]*PRIVATE KEY-----", String.raw`(?:(?!-----)[^"\\]|\\\\|\\(?!["\\]))+`),
  marker(String.raw`:\/\/[^\s/?#"<>\\:@]*:`, String.raw`[^\s/?#"<>\\]+(?=@)`),
  marker(
    String.raw`(?<![\w.-])(?:(?:proxy-)?authorization|(?:set-)?cookie2?|${SECRET_NAME_AHEAD}x-[\w-]+)["']?\s*:\s*["']?`,
    REST_OF_LINE,
  ),
  /(\bBearer\s+|\bbearer\s+(?=\S*\d))([\w.~+/=-]+)/gu,
  /(\bBasic\s+)((?=[\w+/]*[\dA-Z=])[\w+/]{8,}={0,2})/gu,
  marker(String.raw`${NAME}\\*["']\s*:\s*`, QUOTED),
  marker(String.raw`${NAME}\s?[=:]\s?`, `(?!${NONE})(?:${QUOTED}|${WORD})`),
  marker(String.raw`(?<![\w.-])--${SECRET_NAME_AHEAD}[\w-]+\s+`, `${QUOTED}|(?!-)${WORD}`),
  // The user and password of curl.
  marker(String.raw`(?:\s-u\s*|--user[ =])["']?[^\s:"'\\]+:`, WORD),
];

const QUOTES = /^(?<open>\\*["'])(?<inner>[\s\S]*)\k<open>$/u;

/** Masks what stands between quotes, or all of it. */
function masked(secret: string, found: (secret: string) => void): string {
  const { open = "", inner = secret } = QUOTES.exec(secret)?.groups ?? {};
  if (isHarmless(inner)) return secret;
  found(inner);
  return `${open}${MASK}${open}`;
}

/**
 * Masks what a text itself marks as a secret: passwords in addresses, headers such as Authorization, values of
 * variables, fields and parameters with a telling name. Tells each secret that it masks.
 */
export function maskMarked(text: string, found: (secret: string) => void = () => undefined): string {
  return MARKERS.reduce(
    (left, marker) =>
      left.replaceAll(marker, (_, before: string, secret: string) => `${before}${masked(secret, found)}`),
    text,
  );
}
