import { writeFileSync } from "node:fs";
import { catalogue } from "../cli/catalogue.ts";
import { scenarioJsonSchema } from "../plan/json-schema.ts";

const file = new URL("../scenarios/scenario.schema.json", import.meta.url);
writeFileSync(file, `${JSON.stringify(scenarioJsonSchema(catalogue), null, 2)}\n`);
