import { runProgram } from "../service/program.ts";
import { readVoterFileSettings, startVoterFile } from "./start-voter-file.ts";

await runProgram(readVoterFileSettings, startVoterFile);
