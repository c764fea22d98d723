import { runProgram } from "../service/program.ts";
import { readExchangeSettings, startExchange } from "./start-exchange.ts";

await runProgram(readExchangeSettings, startExchange);
