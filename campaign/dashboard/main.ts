import { runProgram } from "../service/program.ts";
import { readDashboardSettings, startDashboard } from "./start-dashboard.ts";

await runProgram(readDashboardSettings, startDashboard);
