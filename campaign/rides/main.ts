import { runProgram } from "../service/program.ts";
import { readRidesSettings, startRides } from "./start-rides.ts";

await runProgram(readRidesSettings, startRides);
