import { runProgram } from "../service/program.ts";
import { readVanSettings, startVan } from "./start-van.ts";

await runProgram(readVanSettings, startVan);
