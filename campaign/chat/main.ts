import { runProgram } from "../service/program.ts";
import { readChatSettings, startChat } from "./start-chat.ts";

await runProgram(readChatSettings, startChat);
