import { runProgram } from "../service/program.ts";
import { readRouterSettings, startRouter } from "./start-router.ts";

await runProgram(readRouterSettings, startRouter);
