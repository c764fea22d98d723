import { runProgram } from "../service/program.ts";
import { readClientsSettings, startClients } from "./start-clients.ts";

await runProgram(readClientsSettings, startClients);
