import { runProgram } from "../service/program.ts";
import { readTargetsFeedSettings, startTargetsFeed } from "./start-targets-feed.ts";

await runProgram(readTargetsFeedSettings, startTargetsFeed);
