import { runProgram } from "../service/program.ts";
import { readCanvassSettings, startCanvass } from "./start-canvass.ts";

await runProgram(readCanvassSettings, startCanvass);
