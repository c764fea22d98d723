import { runProgram } from "../service/program.ts";
import { readTattletaleSettings, startTattletale } from "./start-tattletale.ts";

await runProgram(readTattletaleSettings, startTattletale);
