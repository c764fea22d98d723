import { z } from "zod";
import { problemsOf } from "../problem.ts";
import { noSuch, wording } from "../wording.ts";

interface Entry {
  readonly name: string;
  readonly summary: string;
  readonly params: z.ZodType;
}

/** One entry of a registry with its parameters as they were written: checked, but not transformed. */
export interface Chosen {
  readonly name: string;
  readonly params: unknown;
}

/** What the parameters of a choice look like, for the JSON Schema: to zod itself they are unknown. */
const looks = new WeakMap<object, z.ZodType>();
export const looksLike = (schema: object): z.ZodType | undefined => looks.get(schema);

/** Checks parameters without changing them, because a registry entry parses its parameters itself. */
const asWritten = ({ params, summary }: Entry): z.ZodType => {
  const plain = z.unknown().check((context) => {
    const issues = params.safeParse(context.value, { error: wording }).error?.issues ?? [];
    for (const { path, on, text } of problemsOf(issues)) {
      context.issues.push({
        code: "custom",
        input: context.value,
        path: [...path],
        params: { on },
        message: text,
      });
    }
  });
  const checked = plain.meta({ description: summary });
  looks.set(checked, params);
  return checked;
};

/** A map with exactly one key, the name of a registry entry, and its parameters behind it. */
export const oneOf = (kind: string, entries: readonly Entry[]) => {
  const names = entries.map((entry) => entry.name);
  const single = `must have the name of one ${kind} as its only key: ${names.join(", ")}`;
  return z
    .strictObject(
      Object.fromEntries(entries.map((entry) => [entry.name, asWritten(entry).exactOptional()])),
      {
        error: (issue) =>
          issue.code === "unrecognized_keys"
            ? issue.keys.map((key) => noSuch(kind, key, names)).join("\n")
            : single,
      },
    )
    .refine((chosen) => Object.keys(chosen).length === 1, single)
    .meta({ minProperties: 1, maxProperties: 1 })
    .transform((chosen): Chosen => {
      const [name = "", params] = Object.entries(chosen)[0] ?? [];
      return { name, params };
    });
};
