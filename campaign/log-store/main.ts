import { runProgram } from "../service/program.ts";
import { readLogStoreSettings, startLogStore } from "./start-log-store.ts";

await runProgram(readLogStoreSettings, startLogStore);
