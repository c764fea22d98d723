import { runProgram } from "../service/program.ts";
import { readBundlerSettings, startBundler } from "./start-bundler.ts";

await runProgram(readBundlerSettings, startBundler);
