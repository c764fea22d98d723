import { runProgram } from "../service/program.ts";
import { readRelaySettings, startRelay } from "./start-relay.ts";

await runProgram(readRelaySettings, startRelay);
