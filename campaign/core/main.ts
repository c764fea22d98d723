import { runProgram } from "../service/program.ts";
import { readCoreSettings } from "./settings.ts";
import { startCore } from "./start-core.ts";

await runProgram(readCoreSettings, startCore);
