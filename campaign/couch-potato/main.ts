import { runProgram } from "../service/program.ts";
import { readCouchPotatoSettings, startCouchPotato } from "./start-couch-potato.ts";

await runProgram(readCouchPotatoSettings, startCouchPotato);
