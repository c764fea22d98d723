import { runProgram } from "../service/program.ts";
import { readRegistrySettings, startRegistry } from "./start-registry.ts";

await runProgram(readRegistrySettings, startRegistry);
