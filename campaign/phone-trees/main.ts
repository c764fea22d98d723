import { runProgram } from "../service/program.ts";
import { readPhoneTreeSettings, startPhoneTrees } from "./start-phone-trees.ts";

await runProgram(readPhoneTreeSettings, startPhoneTrees);
