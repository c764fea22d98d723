import { runProgram } from "../service/program.ts";
import { readConfiguration } from "./configuration.ts";
import { startGotv } from "./start-gotv.ts";

await runProgram(readConfiguration, startGotv);
