import { badBody } from "../api-error.ts";
import type { HttpAttribute, HttpToxic, HttpValue, HttpValues } from "../http/http-toxic.ts";
import type { Range, Toxic } from "../toxics/toxic.ts";
import { Fields } from "./fields.ts";

/** Every attribute of a toxic: as given, or else as it was, or else 0. */
export function readAttributes(
  kind: Toxic,
  fields: Fields,
  before: Readonly<Record<string, number>> = {},
): Readonly<Record<string, number>> {
  const given = attributesIn(fields, kind.type);
  const values: Record<string, number> = {};
  for (const [name, range] of Object.entries(kind.attributes)) {
    const value = given.integer(name) ?? before[name] ?? 0;
    values[name] = inRange(value, `${kind.type} attribute ${name}`, range);
  }
  refuseFor(kind.type, kind.problem?.(values));
  return values;
}

/** Every attribute of a toxic on HTTP: as given, or else as it was, or else 0, "" or false. */
export function readHttpAttributes(kind: HttpToxic, fields: Fields, before: HttpValues = {}): HttpValues {
  const given = attributesIn(fields, kind.type);
  const values: Record<string, HttpValue> = {};
  for (const [name, attribute] of Object.entries(kind.attributes)) {
    values[name] = check(
      valueOf(attribute, given, name) ?? before[name],
      attribute,
      `${kind.type} attribute ${name}`,
    );
  }
  refuseFor(kind.type, kind.problem?.(values));
  return values;
}

function valueOf({ is }: HttpAttribute, given: Fields, name: string): HttpValue | undefined {
  if (is === "number") return given.integer(name);
  return is === "text" ? given.text(name) : given.flag(name);
}

function check(value: HttpValue | undefined, attribute: HttpAttribute, what: string): HttpValue {
  if (attribute.is === "flag") return value === true;
  if (attribute.is === "number") return inRange(Number(value ?? 0), what, attribute);
  const text = String(value ?? "");
  if (!attribute.fits.test(text)) throw badBody(`${what} ${attribute.wanted}, not ${shown(text)}`);
  return text;
}

const LONGEST_SHOWN = 100;
const shown = (text: string): string => JSON.stringify(text.slice(0, LONGEST_SHOWN));

function inRange(value: number, what: string, { min, max }: Range): number {
  if (value >= min && value <= max) return value;
  throw badBody(`${what} must be between ${min} and ${max}, not ${value}`);
}

function refuseFor(type: string, problem: string | undefined): void {
  if (problem !== undefined) throw badBody(`${type} attribute ${problem}`);
}

function attributesIn(fields: Fields, type: string): Fields {
  const pascalCase = type.replace(/(?:^|_)(.)/g, (_match, letter: string) => letter.toUpperCase());
  return fields.object("attributes", `${pascalCase}Toxic.attributes`);
}
