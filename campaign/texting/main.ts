import { runProgram } from "../service/program.ts";
import { readTextingSettings, startTexting } from "./start-texting.ts";

await runProgram(readTextingSettings, startTexting);
