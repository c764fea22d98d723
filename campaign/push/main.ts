import { runProgram } from "../service/program.ts";
import { readPushSettings, startPush } from "./start-push.ts";

await runProgram(readPushSettings, startPush);
