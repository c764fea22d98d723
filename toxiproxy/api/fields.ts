import { badBody } from "../api-error.ts";

/** The keys of a JSON object, in whatever case they were written; null is the same as not given. */
export class Fields {
  readonly #values = new Map<string, unknown>();
  readonly #type: string;

  /** `type` names the object in what an error says about its fields. */
  constructor(value: unknown, type: string) {
    this.#type = type;
    if (value === null || value === undefined) return;
    if (typeof value !== "object" || Array.isArray(value)) {
      throw badBody(`json: cannot unmarshal ${kindOf(value)} into Go value of type toxiproxy.${type}`);
    }
    for (const [key, entry] of Object.entries(value)) this.#values.set(key.toLowerCase(), entry);
  }

  text(key: string): string | undefined {
    const value = this.#get(key);
    if (value === undefined || typeof value === "string") return value;
    throw this.#mismatch(key, value, "string");
  }

  flag(key: string): boolean | undefined {
    const value = this.#get(key);
    if (value === undefined || typeof value === "boolean") return value;
    throw this.#mismatch(key, value, "bool");
  }

  number(key: string): number | undefined {
    const value = this.#get(key);
    if (value === undefined || typeof value === "number") return value;
    throw this.#mismatch(key, value, "float32");
  }

  integer(key: string): number | undefined {
    const value = this.#get(key);
    if (value === undefined || (typeof value === "number" && Number.isInteger(value))) return value;
    throw this.#mismatch(key, value, "int64");
  }

  list(key: string): readonly unknown[] {
    const value = this.#get(key) ?? [];
    if (Array.isArray(value)) return value;
    throw this.#mismatch(key, value, "[]toxics.Toxic");
  }

  object(key: string, type: string): Fields {
    return new Fields(this.#get(key), type);
  }

  #get(key: string): unknown {
    return this.#values.get(key.toLowerCase()) ?? undefined;
  }

  #mismatch(key: string, value: unknown, wanted: string): Error {
    const given = typeof value === "number" && !Number.isInteger(value) ? `number ${value}` : kindOf(value);
    return badBody(
      `json: cannot unmarshal ${given} into Go struct field ${this.#type}.${key} of type ${wanted}`,
    );
  }
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "array";
  return typeof value === "boolean" ? "bool" : typeof value;
}
