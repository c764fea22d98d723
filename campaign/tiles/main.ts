import { runProgram } from "../service/program.ts";
import { readTilesSettings, startTiles } from "./start-tiles.ts";

await runProgram(readTilesSettings, startTiles);
