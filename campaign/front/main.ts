import { runProgram } from "../service/program.ts";
import { readFrontSettings, startFront } from "./start-front.ts";

await runProgram(readFrontSettings, startFront);
