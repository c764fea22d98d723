import { runProgram } from "../service/program.ts";
import { readIncidentSettings } from "./settings.ts";
import { startIncidents } from "./start-incidents.ts";

await runProgram(readIncidentSettings, startIncidents);
