import { isHarmless, MASK, maskMarked } from "./mask-marked.ts";
import { isSecretName } from "./secret-name.ts";

/** Takes the secrets out of a text that is about to be written or shown. */
export type Redact = (text: string) => string;

/** Words of the program itself, by which a record is read; no scenario chooses them. */
const OWN = new Set([
  "kind",
  "how",
  "class",
  "type",
  "stream",
  "phase",
  "method",
  "severity",
  "spacing",
  "run",
  "startedAt",
  "version",
  "sha256",
  "engine",
  "toxiproxy",
]);

/** What things are called in a scenario: records are joined by it. */
const NAMES = new Set([
  "id",
  "name",
  "scenario",
  "link",
  "links",
  "process",
  "calls",
  "check",
  "through",
  "shape",
  "state",
]);

/** A piece of a text that was cut out of a longer one may begin or end in the middle of a secret. */
const LEAST_PIECE = 6;
const LONG = 500;
const CUT = "…";

const escaped = (text: string): string => text.replaceAll(/[$()*+./?[\\\]^{|}]/gu, String.raw`\$&`);

/** How many characters at the end of the text are the beginning of a secret. */
function begunAtEnd(text: string, secret: string): number {
  for (let length = Math.min(secret.length - 1, text.length); length >= LEAST_PIECE; length -= 1)
    if (text.endsWith(secret.slice(0, length))) return length;
  return 0;
}

/** How many characters at its start are the end of one. */
function endedAtStart(text: string, secret: string): number {
  for (let length = Math.min(secret.length - 1, text.length); length >= LEAST_PIECE; length -= 1)
    if (text.startsWith(secret.slice(-length))) return length;
  return 0;
}

const most = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b), 0);

function withoutHalves(text: string, secrets: readonly string[]): string {
  if (text.length < LONG && !text.includes(CUT)) return text;
  return text
    .split(CUT)
    .map((piece) => {
      const start = most(secrets.map((secret) => endedAtStart(piece, secret)));
      const rest = start === 0 ? piece : `${MASK}${piece.slice(start)}`;
      const end = most(secrets.map((secret) => begunAtEnd(rest, secret)));
      return end === 0 ? rest : `${rest.slice(0, -end)}${MASK}`;
    })
    .join(CUT);
}

/** Redacts what is marked as a secret, and each of these secrets wherever it stands. */
export function redactor(secrets: readonly string[]): Redact {
  if (secrets.length === 0) return (text) => maskMarked(text);
  const anyOfThem = new RegExp(secrets.map(escaped).join("|"), "gu");
  return (text) => withoutHalves(maskMarked(text).replaceAll(anyOfThem, MASK), secrets);
}

/** Knows no secret by its value, only what is marked as one. */
export const redactMarked: Redact = redactor([]);

/** A value of a record, as JSON gives it back, with every text redacted; values of telling names are masked whole. */
export function redacted<Value>(value: Value, redact: Redact): Value {
  const same: Value = JSON.parse(JSON.stringify(value), (name, inner: unknown) => {
    if (typeof inner !== "string" || OWN.has(name)) return inner;
    return isSecretName(name) && !isHarmless(inner) ? MASK : redact(inner);
  });
  return same;
}

/** What things of a scenario are called, however deep. */
export function namesIn(value: unknown, name = ""): readonly string[] {
  if (typeof value === "string") return NAMES.has(name) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => namesIn(inner, Array.isArray(value) ? name : key));
}
