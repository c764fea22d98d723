import { badBody, invalidStream, invalidToxicType, toxicAlreadyExists } from "../api-error.ts";
import type { Direction, ToxicRecord } from "../toxic-record.ts";
import type { ToxicChange } from "../toxic-set.ts";
import { httpToxics } from "../http/toxics/index.ts";
import { isHttp } from "../toxic-record.ts";
import { toxics } from "../toxics/index.ts";
import { Fields } from "./fields.ts";
import { checkName } from "./check-name.ts";
import { readAttributes, readHttpAttributes } from "./read-attributes.ts";
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
  const settings = { name, stream, direction, toxicity, ...(ttl !== undefined && { ttl }) };
  const check = (): void => {
    checkName(name);
    if (isTaken(name)) throw toxicAlreadyExists();
  };
  const kind = toxics.find((toxic) => toxic.type === type);
  if (kind !== undefined) {
    check();
    return { ...settings, kind, attributes: readAttributes(kind, fields) };
  }
  const httpKind = httpToxics.find((toxic) => toxic.type === type);
  if (httpKind === undefined) throw invalidToxicType();
  check();
  if (direction === "upstream") throw badBody(`${type} works on answers: stream must be "downstream"`);
  return { ...settings, kind: httpKind, attributes: readHttpAttributes(httpKind, fields) };
}

/** Reads a change of a toxic; nothing is changed when any part of it is wrong. */
export function readToxicChange(body: unknown, toxic: ToxicRecord): ToxicChange {
  const fields = new Fields(body, "ToxicWrapper");
  const ttl = readTtl(fields);
  return {
    toxicity: readToxicity(fields) ?? toxic.toxicity,
    attributes: isHttp(toxic)
      ? readHttpAttributes(toxic.kind, fields, toxic.attributes)
      : readAttributes(toxic.kind, fields, toxic.attributes),
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
