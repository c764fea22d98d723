import { runProgram } from "../service/program.ts";
import { readHotlineSettings, startHotline } from "./start-hotline.ts";

await runProgram(readHotlineSettings, startHotline);
