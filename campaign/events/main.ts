import { runProgram } from "../service/program.ts";
import { readEventsSettings, startEvents } from "./start-events.ts";

await runProgram(readEventsSettings, startEvents);
