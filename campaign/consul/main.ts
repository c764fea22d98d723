import { runProgram } from "../service/program.ts";
import { readConsulSettings, startConsul } from "./start-consul.ts";

await runProgram(readConsulSettings, startConsul);
