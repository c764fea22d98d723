import { runProgram } from "../service/program.ts";
import { readVettingSettings, startVetting } from "./start-vetting.ts";

await runProgram(readVettingSettings, startVetting);
