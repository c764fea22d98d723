import { runProgram } from "../service/program.ts";
import { readDonateSettings, startDonate } from "./start-donate.ts";

await runProgram(readDonateSettings, startDonate);
