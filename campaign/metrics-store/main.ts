import { runProgram } from "../service/program.ts";
import { readMetricsStoreSettings, startMetricsStore } from "./start-metrics-store.ts";

await runProgram(readMetricsStoreSettings, startMetricsStore);
