import { runProgram } from "../service/program.ts";
import { readSearchIndexSettings, startSearchIndex } from "./start-search-index.ts";

await runProgram(readSearchIndexSettings, startSearchIndex);
