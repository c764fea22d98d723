import { badBody, invalidStream, invalidToxicType, toxicAlreadyExists } from "../api-error.ts";
import type { Direction, ToxicRecord } from "../toxic-record.ts";
import type { ToxicChange } from "../toxic-set.ts";
import { toxics } from "../toxics/index.ts";
import type { Toxic } from "../toxics/toxic.ts";
import { Fields } from "./fields.ts";
import { checkName } from "./check-name.ts";
import { readTtl } from "./read-ttl.ts";

/** Reads a toxic to add; the order of the checks is part of the API. */
export function readToxic(body: unknown, isTaken: (name: string) => boolean): ToxicRecord {
  const fields = new Fields(body, "ToxicWrapper");
  const stream = fields.text("stream") ?? "downstream";
  const type = fields.text("type") ?? "";
  const givenName = fields.text("name") ?? "";
  const toxicity = readToxicity(fields) ?? 1;
  const ttl = readTtl(fields);
  const direction = readDirection(stream);
  const name = givenName === "" ? `${type}_${stream}` : givenName;
  const kind = toxics.find((toxic) => toxic.type === type);
  if (kind === undefined) throw invalidToxicType();
  checkName(name);
  if (isTaken(name)) throw toxicAlreadyExists();
  const attributes = readAttributes(kind, fields, {});
  return { kind, name, stream, direction, toxicity, attributes, ...(ttl !== undefined && { ttl }) };
}

/** Reads a change of a toxic; nothing is changed when any part of it is wrong. */
export function readToxicChange(body: unknown, toxic: ToxicRecord): ToxicChange {
  const fields = new Fields(body, "ToxicWrapper");
  const ttl = readTtl(fields);
  return {
    toxicity: readToxicity(fields) ?? toxic.toxicity,
    attributes: readAttributes(toxic.kind, fields, toxic.attributes),
    ...(ttl !== undefined && { ttl }),
  };
}

function readDirection(stream: string): Direction {
  const direction = stream.toLowerCase();
  if (direction === "upstream" || direction === "downstream") return direction;
  throw invalidStream();
}

function readToxicity(fields: Fields): number | undefined {
  const toxicity = fields.number("toxicity");
  if (toxicity !== undefined && (toxicity < 0 || toxicity > 1)) {
    throw badBody(`toxicity must be between 0 and 1, not ${toxicity}`);
  }
  return toxicity;
}

/** Every attribute of the toxic: as given, or else as it was, or else 0. */
function readAttributes(
  kind: Toxic,
  fields: Fields,
  before: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const given = fields.object("attributes", `${pascalCase(kind.type)}Toxic.attributes`);
  const values: Record<string, number> = {};
  for (const [name, { min, max }] of Object.entries(kind.attributes)) {
    const value = given.integer(name) ?? before[name] ?? 0;
    if (value < min || value > max) {
      throw badBody(`${kind.type} attribute ${name} must be between ${min} and ${max}, not ${value}`);
    }
    values[name] = value;
  }
  const problem = kind.problem?.(values);
  if (problem !== undefined) throw badBody(`${kind.type} attribute ${problem}`);
  return values;
}

function pascalCase(text: string): string {
  return text.replace(/(?:^|_)(.)/g, (_match, letter: string) => letter.toUpperCase());
}
