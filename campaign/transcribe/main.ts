import { runProgram } from "../service/program.ts";
import { readTranscribeSettings, startTranscribe } from "./start-transcribe.ts";

await runProgram(readTranscribeSettings, startTranscribe);
