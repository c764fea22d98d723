import { runProgram } from "../service/program.ts";
import { readFeedSettings, startFeed } from "./start-feed.ts";

await runProgram(readFeedSettings, startFeed);
