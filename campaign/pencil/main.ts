import { runProgram } from "../service/program.ts";
import { readPencilSettings, startPencil } from "./start-pencil.ts";

await runProgram(readPencilSettings, startPencil);
