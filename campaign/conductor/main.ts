import { runProgram } from "../service/program.ts";
import { readConductorSettings, startConductor } from "./start-conductor.ts";

await runProgram(readConductorSettings, startConductor);
