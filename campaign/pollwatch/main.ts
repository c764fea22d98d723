import { readPollwatchSettings, startPollwatch } from "./start-pollwatch.ts";
import { runProgram } from "../service/program.ts";

await runProgram(readPollwatchSettings, startPollwatch);
