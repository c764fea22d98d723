import { runProgram } from "../service/program.ts";
import { readDocsWebSettings, startDocsWeb } from "./start-docs-web.ts";

await runProgram(readDocsWebSettings, startDocsWeb);
