import { runProgram } from "../service/program.ts";
import { readReturnsSettings, startReturns } from "./start-returns.ts";

await runProgram(readReturnsSettings, startReturns);
