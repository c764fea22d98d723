import { z } from "zod";
import { ownScriptSchema, scenarioSchema, type Catalogue } from "./scenario-schema.ts";
import { looksLike } from "./schema/choice.ts";

/** Parameters of faults and shapes are unknown to the scenario schema; here they look like what they are checked with. */
const options: z.core.ToJSONSchemaParams = {
  io: "input",
  target: "draft-07",
  unrepresentable: "any",
  override: ({ zodSchema, jsonSchema }) => {
    const meant = looksLike(zodSchema);
    if (meant === undefined) return;
    const { $schema: _, ...shown } = z.toJSONSchema(meant, options);
    Object.assign(jsonSchema, shown);
  },
};

/** The JSON Schema of the scenario file: editors complete keys, faults, shapes and their parameters with it. */
export function scenarioJsonSchema(catalogue: Catalogue): Readonly<Record<string, unknown>> {
  const { $schema, ...planned } = z.toJSONSchema(scenarioSchema(catalogue), options);
  const own = z.toJSONSchema(ownScriptSchema(catalogue), options);
  const properties = { ...planned.properties };
  for (const key of ["traffic", "objectives"]) {
    const [one, other] = [properties[key], own.properties?.[key]];
    if (typeof one !== "object" || typeof other !== "object") continue;
    properties[key] = { description: one.description ?? "", anyOf: [one, other] };
  }
  return { $schema, title: "A gameday scenario", ...planned, properties };
}
