import { runProgram } from "../service/program.ts";
import { readAnalystsSettings, startAnalysts } from "./start-analysts.ts";

await runProgram(readAnalystsSettings, startAnalysts);
