import { runProgram } from "../service/program.ts";
import { readMailerSettings } from "./settings.ts";
import { startMailer } from "./start-mailer.ts";

await runProgram(readMailerSettings, startMailer);
