import { runProgram } from "../service/program.ts";
import { readPagerSettings, startPager } from "./start-pager.ts";

await runProgram(readPagerSettings, startPager);
