import { runProgram } from "../service/program.ts";
import { readComprehendSettings, startComprehend } from "./start-comprehend.ts";

await runProgram(readComprehendSettings, startComprehend);
