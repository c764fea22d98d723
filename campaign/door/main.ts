import { runProgram } from "../service/program.ts";
import { readDoorSettings, startDoor } from "./start-door.ts";

await runProgram(readDoorSettings, startDoor);
