import { runProgram } from "../service/program.ts";
import { readSharedDocsSettings, startSharedDocs } from "./start-shared-docs.ts";

await runProgram(readSharedDocsSettings, startSharedDocs);
