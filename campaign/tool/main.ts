import { runProgram } from "../service/program.ts";
import { readToolSettings, startTool } from "./start-tool.ts";

await runProgram(readToolSettings, startTool);
