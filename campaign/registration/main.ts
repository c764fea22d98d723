import { runProgram } from "../service/program.ts";
import { readRegistrationSettings, startRegistration } from "./start-registration.ts";

await runProgram(readRegistrationSettings, startRegistration);
