import { runProgram } from "../service/program.ts";
import { readGatewaySettings, startGateway } from "./start-gateway.ts";

await runProgram(readGatewaySettings, startGateway);
