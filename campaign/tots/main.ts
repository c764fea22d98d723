import { runProgram } from "../service/program.ts";
import { readTotsSettings, startTots } from "./start-tots.ts";

await runProgram(readTotsSettings, startTots);
