import { runProgram } from "../service/program.ts";
import { readRelationalSettings, startRelational } from "./start-relational.ts";

await runProgram(readRelationalSettings, startRelational);
