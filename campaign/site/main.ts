import { runProgram } from "../service/program.ts";
import { readSiteSettings, startSite } from "./start-site.ts";

await runProgram(readSiteSettings, startSite);
