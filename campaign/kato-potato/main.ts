import { runProgram } from "../service/program.ts";
import { readKatoPotatoSettings, startKatoPotato } from "./start-kato-potato.ts";

await runProgram(readKatoPotatoSettings, startKatoPotato);
