import { runProgram } from "../service/program.ts";
import { readEntrySettings, startEntry } from "./start-entry.ts";

await runProgram(readEntrySettings, startEntry);
