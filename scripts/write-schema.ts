import { writeFileSync } from "node:fs";
import { catalogue } from "../cli/catalogue.ts";
import { scenarioJsonSchema } from "../plan/json-schema.ts";
import { reportJsonSchema } from "../reports/report-schema.ts";

const write = (path: string, schema: object): void =>
  writeFileSync(new URL(`../${path}`, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);

write("scenarios/scenario.schema.json", scenarioJsonSchema(catalogue));
write("docs/report.schema.json", reportJsonSchema());
